/**
 * What a page shows of the notes beside what it last saw stored. The two differ where something could not be kept, or was
 * written this moment. Pure.
 */
import { joinTexts, type Look, type Note, type NotesRecord } from "./notes-record.ts";

export interface NotesDesk {
  readonly shown: NotesRecord;
  readonly stored: NotesRecord;
}

export const openDesk = (stored: NotesRecord): NotesDesk => ({ shown: stored, stored });

export const noteOf = (record: NotesRecord, key: string): string => record.notes[key]?.text ?? "";

export const isLookedAt = (record: NotesRecord, id: string): boolean => record.looks[id]?.looked ?? false;

export function writeNote(desk: NotesDesk, key: string, text: string, atMs: number): NotesDesk {
  return { ...desk, shown: { ...desk.shown, notes: withNote(desk.shown.notes, key, text, atMs) } };
}

export function tickLook(desk: NotesDesk, id: string, look: Look): NotesDesk {
  return { ...desk, shown: { ...desk.shown, looks: { ...desk.shown.looks, [id]: look } } };
}

/** True where something on show is not stored. */
export const isDirty = (desk: NotesDesk): boolean => changedNotes(desk).length > 0 || changedLooks(desk).length > 0;

export interface Settled {
  /** To be stored, and then to be shown. */
  readonly record: NotesRecord;
  /** Keys of notes that another tab wrote as well: both texts are in them now. */
  readonly joined: readonly string[];
}

/**
 * What this page changed, laid over what is stored at this moment. A note that was changed here and elsewhere has both
 * texts; all else is as it is stored, so that nobody's change is undone.
 */
export function settle(desk: NotesDesk, now: NotesRecord): Settled {
  let notes = now.notes;
  const joined: string[] = [];
  for (const key of changedNotes(desk)) {
    const [before, own, theirs] = [noteOf(desk.stored, key), noteOf(desk.shown, key), noteOf(now, key)];
    const text = theirs === before ? own : joinTexts(theirs, own);
    if (text !== own) joined.push(key);
    notes = withNote(notes, key, text, desk.shown.notes[key]?.atMs ?? now.notes[key]?.atMs ?? 0);
  }
  const looks = { ...now.looks };
  for (const id of changedLooks(desk)) {
    const own = desk.shown.looks[id];
    if (own && own.atMs >= (looks[id]?.atMs ?? 0)) looks[id] = own;
  }
  return { record: { version: 1, notes, looks }, joined };
}

function withNote(notes: Readonly<Record<string, Note>>, key: string, text: string, atMs: number) {
  const { [key]: _, ...others } = notes;
  return text === "" ? others : { ...others, [key]: { text, atMs } };
}

const keysOf = (...records: object[]): string[] => [...new Set(records.flatMap((record) => Object.keys(record)))];

const changedNotes = ({ shown, stored }: NotesDesk): string[] =>
  keysOf(shown.notes, stored.notes).filter((key) => noteOf(shown, key) !== noteOf(stored, key));

const changedLooks = ({ shown, stored }: NotesDesk): string[] =>
  keysOf(shown.looks).filter((id) => isLookedAt(shown, id) !== isLookedAt(stored, id));
