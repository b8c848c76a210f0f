import { useState } from "preact/hooks";
import { saveFile } from "../../site/device/save-file.ts";
import type { Choice } from "./choose-lessons.ts";

interface TakeAlongProps {
  readonly choice: Choice;
  readonly counts: Readonly<Record<Choice, number>>;
  /** Lessons with notes or ticks that the choice leaves out. */
  readonly leftOut: number;
  readonly onChoose: (choice: Choice) => void;
  /** Written when it is asked for, with the name of its file. */
  readonly write: () => { readonly name: string; readonly text: string };
}

const lessonsIn = (count: number) => `${count} ${count === 1 ? "lesson" : "lessons"}`;
const choiceWords: Readonly<Record<Choice, string>> = {
  solved: "Those that I solved",
  begun: "Those that I opened, too",
  all: "All",
};

/** Takes the list along: as Markdown, by the clipboard, on paper. */
export function TakeAlong({ choice, counts, leftOut, onChoose, write }: TakeAlongProps) {
  const [said, setSaid] = useState("");
  const canCopy = typeof navigator.clipboard?.writeText === "function";
  function download() {
    const { name, text } = write();
    saveFile(name, text, "text/markdown");
    setSaid(`Saved as ${name}.`);
  }
  async function copy() {
    const { text } = write();
    try {
      await navigator.clipboard.writeText(text);
      setSaid("Copied as Markdown.");
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      setSaid(`The browser did not let it be copied (${why}). Download it instead.`);
    }
  }
  return (
    <section class="monday-take" aria-labelledby="take-title">
      <h2 id="take-title">Take it along</h2>
      <fieldset>
        <legend>Which lessons</legend>
        {(["solved", "begun", "all"] as const).map((each) => (
          <label key={each}>
            <input
              type="radio"
              name="taken"
              value={each}
              checked={choice === each}
              disabled={counts[each] === 0}
              onChange={() => onChoose(each)}
            />
            {choiceWords[each]} ({counts[each]})
          </label>
        ))}
      </fieldset>
      {leftOut > 0 && (
        <p class="monday-left-out">Your notes and ticks in {lessonsIn(leftOut)} more are left out by this choice.</p>
      )}
      <div class="device-buttons">
        <button type="button" class="primary" onClick={download}>
          Download Markdown
        </button>
        {canCopy && (
          <button type="button" onClick={copy}>
            Copy
          </button>
        )}
        <button type="button" onClick={() => print()}>
          Print
        </button>
      </div>
      <div role="status" class="monday-said">
        {said}
      </div>
    </section>
  );
}
