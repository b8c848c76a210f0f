/** What an import would do, a sentence for each thing. */
import type { TextChange } from "../../../site/device/device-texts.ts";
import { kindOfKey } from "../../../site/device/kept-kinds.ts";
import { notesKey } from "../../../site/notes/kept-notes.ts";
import { progressKey } from "../../../site/progress/kept-progress.ts";
import { parseProgress } from "../../../site/progress/progress-record.ts";
import { kindWords } from "./device-words.ts";
import type { StepRow } from "./step-row.ts";

type Titled = Pick<StepRow, "slug" | "title">;

const titleOf = (slug: string, steps: readonly Titled[]) => steps.find((step) => step.slug === slug)?.title ?? slug;

/** What a reader would call the entry under a key. */
export function nameOfEntry(key: string, steps: readonly Titled[]): string {
  const [, name = "", slug = "", further] = key.split(":");
  switch (name) {
    case "edits":
      return `your code of “${titleOf(slug, steps)}”${further ? ", from before you took the solution" : ""}`;
    case "put-aside":
      return `the code that you put aside in “${titleOf(slug, steps)}”`;
    case "predictions":
      return `predictions of “${titleOf(slug, steps)}”`;
    case "prediction":
      return `the prediction “${slug}”`;
    default:
      return key.startsWith("watertight.") ? key.slice("watertight.".length) : name;
  }
}

export function describeChanges(changes: readonly TextChange[], steps: readonly Titled[]): string[] {
  return changes.flatMap((change) => {
    if (change.key === progressKey) return describeProgress(change, steps);
    const added = change.from === null;
    switch (kindOfKey(change.key)) {
      case "answers":
        return added ? "Review: the file's answers" : "Review: the file's answers that are newer than yours";
      case "settings":
        return `Setting: ${nameOfEntry(change.key, steps)}`;
      case "progress":
        return "Progress that could not be read, as it was put aside";
      case "notes":
        if (change.key !== notesKey) return "Notes that could not be read, as they were put aside";
        return added ? "Added: your notes" : "Your notes: joined with those of the file";
      case "work":
      case "predictions":
        return `${added ? "Added" : "Joined with yours"}: ${nameOfEntry(change.key, steps)}`;
      default:
        return `${kindWords.other.title}: ${change.key}`;
    }
  });
}

function describeProgress({ from, to }: TextChange, steps: readonly Titled[]): string[] {
  const [before, after] = [parseProgress(from).record, parseProgress(to).record];
  const lines = Object.entries(after.lessons).flatMap(([slug, facts]) => {
    const added = Object.keys(facts).filter((fact) => before.lessons[slug]?.[fact] === undefined);
    if (added.length === 0) return [];
    const solved = added.includes("solved") ? ", solved among them" : "";
    return `Progress in “${titleOf(slug, steps)}”: ${added.length} more ${added.length === 1 ? "thing" : "things"} done${solved}`;
  });
  return lines.length > 0 ? lines : ["Progress: earlier times of what you have done, or a later place"];
}
