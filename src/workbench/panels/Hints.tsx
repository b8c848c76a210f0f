import { useState } from "preact/hooks";

/** One hint at a time, each one asked for. */
export function Hints({ hints }: { readonly hints: readonly string[] }) {
  const [shown, setShown] = useState(0);
  if (hints.length === 0) return null;
  return (
    <div class="hints">
      {hints.slice(0, shown).map((hint, index) => (
        <p key={hint}>
          <b>{`Hint ${index + 1} of ${hints.length}`}</b> {hint}
        </p>
      ))}
      {shown < hints.length && (
        <button type="button" onClick={() => setShown(shown + 1)}>
          {`Hint ${shown + 1} of ${hints.length}`}
        </button>
      )}
    </div>
  );
}
