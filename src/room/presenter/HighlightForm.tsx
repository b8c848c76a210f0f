import { useState } from "preact/hooks";
import type { PresenterDesk } from "./presenter-desk.ts";

/** Points at lines of a file on the projected page. */
export function HighlightForm({ desk }: { readonly desk: PresenterDesk }) {
  const files = desk.state.value?.files ?? [];
  const highlight = desk.state.value?.show.highlight ?? null;
  const [chosen, setChosen] = useState("");
  const [from, setFrom] = useState(1);
  const [to, setTo] = useState(1);
  const file =
    files.find(({ path }) => path === chosen) ??
    files.find(({ path }) => path === desk.state.value?.activeFile) ??
    files[0];
  if (!file) return null;
  const toLine = (input: HTMLInputElement) => Math.min(file.lines, Math.max(1, Math.round(input.valueAsNumber) || 1));
  return (
    <section class="control-group" aria-label="Lines">
      <h3>Point at lines</h3>
      <form
        class="control-row"
        onSubmit={(event) => {
          event.preventDefault();
          const lines = { file: file.path, fromLine: Math.min(from, to), toLine: Math.max(from, to) };
          desk.do({ kind: "highlight", lines });
        }}
      >
        <select aria-label="File" value={file.path} onChange={(event) => setChosen(event.currentTarget.value)}>
          {files.map(({ path }) => (
            <option key={path}>{path}</option>
          ))}
        </select>
        <label>
          from{" "}
          <input
            type="number"
            min="1"
            max={file.lines}
            value={from}
            onInput={(event) => {
              setFrom(toLine(event.currentTarget));
              setTo((last) => Math.max(last, toLine(event.currentTarget)));
            }}
          />
        </label>
        <label>
          to{" "}
          <input
            type="number"
            min="1"
            max={file.lines}
            value={to}
            onInput={(event) => setTo(toLine(event.currentTarget))}
          />
        </label>
        <button type="submit">Point</button>
        <button type="button" disabled={!highlight} onClick={() => desk.do({ kind: "highlight", lines: null })}>
          Clear
        </button>
      </form>
      {highlight && (
        <p class="control-note">
          Pointing at {highlight.file}, lines {highlight.fromLine} to {highlight.toLine}.
        </p>
      )}
    </section>
  );
}
