/** Notes on this device. Each write merges into what is there at that moment. */
import { isStorageFull } from "../../contract/storage-full.ts";
import { freeAsideKey, type KeepOutcome } from "../progress/kept-progress.ts";
import { type NotesDesk, openDesk, settle } from "./notes-desk.ts";
import { emptyNotes, parseNotes, type ReadNotes } from "./notes-record.ts";

export const notesKey = "watertight.notes";
/** What could not be read, as it stood; a second one goes under the same name with a number. */
export const notesAsideKey = "watertight.notes.aside";

export function readNotes(): ReadNotes & { readonly usable: boolean } {
  try {
    return { ...parseNotes(localStorage.getItem(notesKey)), usable: true };
  } catch {
    return { record: emptyNotes, sound: true, usable: false };
  }
}

export interface KeptDesk {
  readonly outcome: KeepOutcome;
  /** As it was where nothing could be kept. */
  readonly desk: NotesDesk;
  /** Keys of notes that now hold another tab's text as well. */
  readonly joined: readonly string[];
}

export function keepDesk(desk: NotesDesk): KeptDesk {
  try {
    const text = localStorage.getItem(notesKey);
    const { record: now, sound } = parseNotes(text);
    const { record, joined } = settle(desk, now);
    const next = JSON.stringify(record);
    // The damaged text is kept before anything is written over it.
    if (!sound && text !== null) localStorage.setItem(freeAsideKey(notesAsideKey, text), text);
    if (next !== text) localStorage.setItem(notesKey, next);
    return { outcome: "kept", desk: openDesk(record), joined };
  } catch (error) {
    return { outcome: isStorageFull(error) ? "full" : "forbidden", desk, joined: [] };
  }
}
