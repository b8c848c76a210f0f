/** Everything that the site keeps on a device, by what it is to a reader. */
import { notesAsideKey, notesKey } from "../notes/kept-notes.ts";
import { progressAsideKey, progressKey } from "../progress/kept-progress.ts";

export const keptKinds = ["progress", "work", "notes", "predictions", "answers", "settings", "other"] as const;
export type KeptKind = (typeof keptKinds)[number];

/** What the browser stores under our names: each text by its key. */
export type KeptTexts = ReadonlyMap<string, string>;

const settings = ["theme", "panes", "language", "editor", "engine"];
const [prefix, kindOf] = [/^watertight[.:]/, /^watertight[.:]([^:]*)/];

/** The kind of what stands under a key of this site; null for a key of somebody else. */
export function kindOfKey(key: string): KeptKind | null {
  if (!prefix.test(key)) return null;
  if (key === progressKey || key.startsWith(progressAsideKey)) return "progress";
  if (key === notesKey || key.startsWith(notesAsideKey)) return "notes";
  const name = kindOf.exec(key)?.[1] ?? "";
  switch (name) {
    case "edits":
    case "put-aside":
      return "work";
    case "prediction":
    case "predictions":
      return "predictions";
    case "answers":
      return "answers";
    default:
      return settings.includes(name) ? "settings" : "other";
  }
}

/** What a browser counts of an entry: two bytes a character, of the key and of the text. */
const bytesOf = (key: string, text: string): number => 2 * (key.length + text.length);

export interface KeptShare {
  readonly kind: KeptKind;
  readonly entries: number;
  readonly bytes: number;
}

/** How much there is of each kind, those of which there is nothing included. */
export function shareOut(texts: KeptTexts): KeptShare[] {
  return keptKinds.map((kind) => {
    const own = [...texts].filter(([key]) => kindOfKey(key) === kind);
    return { kind, entries: own.length, bytes: own.reduce((sum, [key, text]) => sum + bytesOf(key, text), 0) };
  });
}
