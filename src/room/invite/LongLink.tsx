import { useState } from "preact/hooks";

/** A link to copy: by a press where the browser allows that, else from the field. */
export function LongLink({ url }: { readonly url: string }) {
  const [told, setTold] = useState("");
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(url);
      setTold("Copied.");
    } catch {
      // Refused, or no clipboard at all, as over plain HTTP.
      setTold("Not copied: the browser refuses. Copy it from the field.");
    }
  };
  return (
    <div class="invite-link">
      <label>
        {`The link, ${url.length.toLocaleString("en")} characters`}
        <input type="text" readOnly value={url} onFocus={(event) => event.currentTarget.select()} />
      </label>
      <button type="button" onClick={() => void copy()}>
        Copy
      </button>
      <span role="status">{told}</span>
    </div>
  );
}
