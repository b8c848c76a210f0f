import { useEffect, useRef, useState } from "preact/hooks";
import type { OpenLesson } from "../../lesson/open-lesson.ts";
import { AskFirst } from "./AskFirst.tsx";
import { Comparison } from "./Comparison.tsx";

const takeOver = "Your files become the solution's. Undo takes it back, and “Restore mine” stays beside the checks.";

/** Each file of the learner's that differs against the solution's, with why that works. */
export function SolutionPane({ lesson }: { readonly lesson: OpenLesson }) {
  const { help } = lesson;
  const back = useRef<HTMLButtonElement>(null);
  const [asking, setAsking] = useState(false);
  const sourceOf = (path: string) => lesson.files.value.find((file) => file.path === path)?.source ?? "";
  const differing = help.solution.filter(({ path, source }) => sourceOf(path) !== source);
  const [chosen, setChosen] = useState(() => lesson.activeFile.value);
  // Nothing of one's own is replaced where nothing was edited.
  const hasOwn = lesson.files.value.some(({ changed }) => changed);
  const file = differing.find(({ path }) => path === chosen) ?? differing[0];
  useEffect(() => back.current?.focus(), []);

  return (
    <section class="solution" aria-label="Solution">
      <div class="solution-bar">
        <h3>{file ? `Yours and the solution: ${file.path}` : "Yours is the solution"}</h3>
        {differing.length > 1 &&
          differing.map(({ path }) => (
            <button key={path} type="button" aria-pressed={path === file?.path} onClick={() => setChosen(path)}>
              {path}
            </button>
          ))}
        <span class="solution-actions">
          {file && !asking && (
            <button type="button" onClick={() => (hasOwn ? setAsking(true) : help.adopt())}>
              Use the solution as mine
            </button>
          )}
          <button type="button" class="primary" ref={back} onClick={help.lookAway}>
            Back to mine
          </button>
        </span>
      </div>
      {asking && (
        <AskFirst
          label="Use the solution as mine"
          question={takeOver}
          yes="Replace my files"
          no="Keep mine"
          onYes={help.adopt}
          onNo={() => {
            setAsking(false);
            back.current?.focus();
          }}
        />
      )}
      {file?.note && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard
        <section class="solution-note" aria-label="Why it works" tabIndex={0}>
          {file.note.split("\n\n").map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        </section>
      )}
      {file && <Comparison path={file.path} mine={sourceOf(file.path)} solution={file.source} />}
    </section>
  );
}
