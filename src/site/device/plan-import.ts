/** What a file would change on this device. Pure: the device's texts and the file's in, the changes out. */
import { notesKey } from "../notes/kept-notes.ts";
import { mergeNotes, parseNotes } from "../notes/notes-record.ts";
import { progressKey } from "../progress/kept-progress.ts";
import { mergeProgress, parseProgress } from "../progress/progress-record.ts";
import { parseAnswers } from "../recall/answers.ts";
import type { TextChange } from "./device-texts.ts";
import { type KeptTexts, kindOfKey } from "./kept-kinds.ts";

/** Both have an entry, they differ, and they cannot be joined: this device's stays unless the reader says otherwise. */
export interface ImportConflict {
  readonly key: string;
  readonly here: string;
  readonly inFile: string;
}

export interface ImportPlan {
  readonly changes: readonly TextChange[];
  readonly conflicts: readonly ImportConflict[];
}

export function planImport(device: KeptTexts, file: KeptTexts): ImportPlan {
  const changes: TextChange[] = [];
  const conflicts: ImportConflict[] = [];
  for (const [key, inFile] of file) {
    const here = device.get(key);
    if (here === undefined) changes.push({ key, from: null, to: inFile });
    else if (here !== inFile) {
      const joined = join(key, here, inFile);
      if (joined === null) {
        if (kindOfKey(key) === "work") conflicts.push({ key, here, inFile });
      } else if (joined !== here) changes.push({ key, from: here, to: joined });
    }
  }
  return { changes, conflicts };
}

/** The file's code in the place of this device's, which is put aside where the lesson's page can bring it back. */
export function takeFromFile({ key, here, inFile }: ImportConflict, device: KeptTexts): TextChange[] {
  const change = { key, from: here, to: inFile };
  if (!key.startsWith("watertight:edits:")) return [change];
  const asideKey = key.replace(":edits:", ":put-aside:");
  return [{ key: asideKey, from: device.get(asideKey) ?? null, to: here }, change];
}

/** Both in one text; null where only one of the two can stand. */
function join(key: string, here: string, inFile: string): string | null {
  if (key === progressKey) {
    const [own, theirs] = [parseProgress(here), parseProgress(inFile)];
    // A damaged record is put aside by whoever writes next; it is not joined with anything here.
    return own.sound ? same(here, own.record, mergeProgress(own.record, theirs.record)) : null;
  }
  if (key === notesKey) {
    const [own, theirs] = [parseNotes(here), parseNotes(inFile)];
    return own.sound ? same(here, own.record, mergeNotes(own.record, theirs.record)) : null;
  }
  switch (kindOfKey(key)) {
    case "answers": {
      const [own, theirs] = [parseAnswers(here), parseAnswers(inFile)];
      const newer = Object.entries(theirs).filter(([id, { atMs }]) => atMs > (own[id]?.atMs ?? -1));
      return newer.length === 0 ? here : JSON.stringify({ ...own, ...Object.fromEntries(newer) });
    }
    case "predictions":
      return joinObjects(here, inFile);
    default:
      return null;
  }
}

function joinObjects(here: string, inFile: string): string {
  try {
    const [own, theirs] = [JSON.parse(here), JSON.parse(inFile)];
    return same(here, own, { ...theirs, ...own });
  } catch {
    return here;
  }
}

/** The text as it stands where nothing was added: the order of names in it says nothing. */
function same(text: string, before: unknown, after: unknown): string {
  const sorted = (value: unknown): unknown =>
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? Object.fromEntries(
          Object.entries(value)
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([name, part]) => [name, sorted(part)]),
        )
      : value;
  return JSON.stringify(sorted(before)) === JSON.stringify(sorted(after)) ? text : JSON.stringify(after);
}
