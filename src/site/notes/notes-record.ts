/** What a reader wrote and ticked for their own code. Pure; times are milliseconds since the epoch. */

/** Plain text, never empty. */
export interface Note {
  readonly text: string;
  readonly atMs: number;
}

/** Whether an item was looked at, and when that was last said. */
export interface Look {
  readonly looked: boolean;
  readonly atMs: number;
}

export interface NotesRecord {
  readonly version: 1;
  /** By a lesson's slug, or `courseNote`. */
  readonly notes: Readonly<Record<string, Note>>;
  /** By an item's id. */
  readonly looks: Readonly<Record<string, Look>>;
}

/** A record, and whether the text held nothing else: what is unsound is put aside before it is written over. */
export interface ReadNotes {
  readonly record: NotesRecord;
  readonly sound: boolean;
}

/** Key of the note that belongs to no lesson: no slug has a dot. */
export const courseNote = "the.course";

/** What one note may have while it is typed. */
export const mostNoteChars = 20_000;
/** Notes that were joined may be longer. What lies beyond these is another hand's. */
const most = { noteChars: 200_000, notes: 200, looks: 1_000 };

const betweenParagraphs = /\n{2,}/;
const keyPattern = /^[a-z0-9][a-z0-9.-]{0,79}$/;

export const emptyNotes: NotesRecord = { version: 1, notes: {}, looks: {} };

export function parseNotes(text: string | null): ReadNotes {
  if (text === null) return { record: emptyNotes, sound: true };
  let kept: unknown;
  try {
    kept = JSON.parse(text);
  } catch {
    return { record: emptyNotes, sound: false };
  }
  if (!isRecord(kept) || kept.version !== 1 || !isRecord(kept.notes) || !isRecord(kept.looks))
    return { record: emptyNotes, sound: false };
  const [notes, looks] = [only(kept.notes, most.notes, isNote), only(kept.looks, most.looks, isLook)];
  return { record: { version: 1, notes: notes.entries, looks: looks.entries }, sound: notes.whole && looks.whole };
}

/** All that either record holds: a note that both have is joined, of two looks the later counts. */
export function mergeNotes(a: NotesRecord, b: NotesRecord): NotesRecord {
  const notes = { ...a.notes };
  for (const [key, theirs] of Object.entries(b.notes)) {
    const own = notes[key];
    notes[key] = own ? { text: joinTexts(own.text, theirs.text), atMs: Math.max(own.atMs, theirs.atMs) } : theirs;
  }
  const looks = { ...a.looks };
  for (const [id, theirs] of Object.entries(b.looks)) {
    const own = looks[id];
    if (!own || theirs.atMs > own.atMs) looks[id] = theirs;
  }
  return { version: 1, notes, looks };
}

/** Both texts in one, nothing of either lost and nothing said twice. */
export function joinTexts(first: string, second: string): string {
  if (second.startsWith(first)) return second;
  const paragraphs = first.split(betweenParagraphs);
  const added = second.split(betweenParagraphs).filter((paragraph) => !paragraphs.includes(paragraph));
  return first.startsWith(second) || added.length === 0 ? first : [first, ...added].join("\n\n");
}

function only<Value>(values: Record<string, unknown>, limit: number, fits: (value: unknown) => value is Value) {
  const all = Object.entries(values);
  const fitting = all
    .filter((entry): entry is [string, Value] => keyPattern.test(entry[0]) && fits(entry[1]))
    .slice(0, limit);
  return { entries: Object.fromEntries(fitting), whole: fitting.length === all.length };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isTime = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;

const isNote = (value: unknown): value is Note =>
  isRecord(value) &&
  typeof value.text === "string" &&
  value.text !== "" &&
  value.text.length <= most.noteChars &&
  isTime(value.atMs);

const isLook = (value: unknown): value is Look =>
  isRecord(value) && typeof value.looked === "boolean" && isTime(value.atMs);
