/** The file in which a reader takes along what a device keeps. */

import { notesKey } from "../notes/kept-notes.ts";
import { parseNotes } from "../notes/notes-record.ts";
import { progressKey } from "../progress/kept-progress.ts";
import { parseProgress } from "../progress/progress-record.ts";
import { type KeptTexts, kindOfKey } from "./kept-kinds.ts";

const format = "watertight-device";
const version = 1;
/** Five times what a browser lets a site store. */
export const mostFileBytes = 25_000_000;

export const fileNameOf = (at: Date): string => `watertight-${at.toISOString().slice(0, 10)}.json`;

export const writeDeviceFile = (texts: KeptTexts, at: Date): string =>
  `${JSON.stringify({ format, version, savedAt: at.toISOString(), kept: Object.fromEntries(texts) }, null, 1)}\n`;

export type ReadFile =
  /** `leftOut` are keys that this version of the site does not know. */
  | { readonly ok: true; readonly texts: KeptTexts; readonly savedAt: string; readonly leftOut: readonly string[] }
  /** What is wrong, where, and what to do. */
  | { readonly ok: false; readonly why: string };

const refuse = (why: string): ReadFile => ({ ok: false, why });
const another = "choose the file that “Save as a file” wrote";

export function readDeviceFile(text: string): ReadFile {
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch (error) {
    const where = error instanceof Error ? error.message : String(error);
    return refuse(`The file is not JSON (${where}). It may have been cut short: save it again, or ${another}.`);
  }
  if (!isRecord(file) || file.format !== format)
    return refuse(`The file is JSON, but not from this site: its “format” is not “${format}”. Instead, ${another}.`);
  if (typeof file.version === "number" && file.version > version)
    return refuse(
      `The file is of version ${file.version}, and this page reads version ${version}. Reload the page to get the newer site, then try again.`,
    );
  if (file.version !== version || !isRecord(file.kept))
    return refuse(
      `The file is damaged at “${isRecord(file.kept) ? "version" : "kept"}”. Save it again, or ${another}.`,
    );
  const texts = new Map<string, string>();
  const leftOut: string[] = [];
  for (const [key, value] of Object.entries(file.kept)) {
    const kind = kindOfKey(key);
    if (kind === null || kind === "other") leftOut.push(key);
    else if (typeof value !== "string" || !isWhole(key, value))
      return refuse(`The file is damaged at kept["${key}"]. Save it again, or take that entry out of the file.`);
    else texts.set(key, value);
  }
  return { ok: true, texts, savedAt: typeof file.savedAt === "string" ? file.savedAt : "", leftOut };
}

/** Whether a text is what the site would have written; put-aside damage is carried as it is. */
function isWhole(key: string, text: string): boolean {
  if (key === progressKey) return parseProgress(text).sound;
  if (key === notesKey) return parseNotes(text).sound;
  switch (kindOfKey(key)) {
    case "work":
    case "predictions":
    case "answers":
      return isJsonObject(text);
    case "settings":
      return text.length <= 300;
    default:
      return true;
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function isJsonObject(text: string): boolean {
  try {
    return isRecord(JSON.parse(text));
  } catch {
    return false;
  }
}
