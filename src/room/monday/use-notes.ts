import { useEffect, useRef, useState } from "preact/hooks";
import { keepDesk, notesKey, readNotes } from "../../site/notes/kept-notes.ts";
import { isDirty, type NotesDesk, openDesk, settle, tickLook, writeNote } from "../../site/notes/notes-desk.ts";
import { emptyNotes, type NotesRecord } from "../../site/notes/notes-record.ts";
import type { KeepOutcome } from "../../site/progress/kept-progress.ts";

export interface Notes {
  /** False until the device was read: the page is written at build, where there is none. */
  readonly ready: boolean;
  readonly shown: NotesRecord;
  readonly outcome: KeepOutcome;
  /** False where what was kept could not be read as a whole. */
  readonly sound: boolean;
  /** Keys of notes in which another tab's text was joined with this one's. */
  readonly joined: readonly string[];
  write(key: string, text: string): void;
  tick(itemId: string, looked: boolean): void;
}

interface State {
  readonly desk: NotesDesk;
  readonly outcome: KeepOutcome;
  readonly joined: readonly string[];
}

/** The reader's notes: kept with every change, and brought up to date when another tab changes them. */
export function useNotes(): Notes {
  const [ready, setReady] = useState(false);
  const [sound, setSound] = useState(true);
  const [state, setState] = useState<State>({ desk: openDesk(emptyNotes), outcome: "kept", joined: [] });
  // Two changes may come between two drawings: each builds on the one before.
  const latest = useRef(state);
  const show = (next: State) => {
    latest.current = next;
    setState(next);
  };

  useEffect(() => {
    const look = () => {
      const { record, sound: whole, usable } = readNotes();
      const { desk } = latest.current;
      setSound(whole);
      if (!usable) return show({ ...latest.current, outcome: "forbidden" });
      // What could not be kept stays on show, and is counted as unkept still.
      const outcome = isDirty(desk) ? latest.current.outcome : "kept";
      show({ ...latest.current, outcome, desk: { shown: settle(desk, record).record, stored: record } });
    };
    const onStorage = ({ key }: StorageEvent) => (key === notesKey || key === null) && look();
    // A page that comes back from the browser's cache has not heard of what was done since.
    const onPageShow = ({ persisted }: PageTransitionEvent) => persisted && look();
    const onLeave = (event: BeforeUnloadEvent) => isDirty(latest.current.desk) && event.preventDefault();
    look();
    setReady(true);
    addEventListener("storage", onStorage);
    addEventListener("pageshow", onPageShow);
    addEventListener("beforeunload", onLeave);
    return () => {
      removeEventListener("storage", onStorage);
      removeEventListener("pageshow", onPageShow);
      removeEventListener("beforeunload", onLeave);
    };
  }, []);

  const keep = (desk: NotesDesk) => {
    const kept = keepDesk(desk);
    show({ ...kept, joined: [...new Set([...latest.current.joined, ...kept.joined])] });
  };
  return {
    ready,
    sound,
    shown: state.desk.shown,
    outcome: state.outcome,
    joined: state.joined,
    write: (key, text) => keep(writeNote(latest.current.desk, key, text, Date.now())),
    tick: (itemId, looked) => keep(tickLook(latest.current.desk, itemId, { looked, atMs: Date.now() })),
  };
}
