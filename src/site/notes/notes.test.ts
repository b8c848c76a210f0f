import { afterEach, expect, test, vi } from "vitest";
import { keepDesk, readNotes } from "./kept-notes.ts";
import { isDirty, isLookedAt, noteOf, openDesk, settle, tickLook, writeNote } from "./notes-desk.ts";
import { emptyNotes, joinTexts, mergeNotes, type NotesRecord, parseNotes } from "./notes-record.ts";

const record = (notes: Record<string, string>, looks: Record<string, boolean> = {}, atMs = 10): NotesRecord => ({
  version: 1,
  notes: Object.fromEntries(Object.entries(notes).map(([key, text]) => [key, { text, atMs }])),
  looks: Object.fromEntries(Object.entries(looks).map(([id, looked]) => [id, { looked, atMs }])),
});

afterEach(() => vi.unstubAllGlobals());

/** A device with these texts, which refuses to write where `refuse` gives an error. */
function device(entries: Record<string, string>, refuse: () => Error | null = () => null) {
  const kept = new Map(Object.entries(entries));
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem(key: string, text: string) {
      const error = refuse();
      if (error) throw error;
      kept.set(key, text);
    },
  });
  return kept;
}

test("a record is read as it was written, and the sound part of a damaged one still counts", () => {
  const whole = record({ exhaustion: "ask Ann", "the.course": "all of it" }, { "budget-of-connections": true });
  expect(parseNotes(JSON.stringify(whole))).toEqual({ record: whole, sound: true });
  expect(parseNotes(null)).toEqual({ record: emptyNotes, sound: true });
  for (const text of ["{", "[]", "null", '{"version":2,"notes":{},"looks":{}}', '{"version":1,"notes":[],"looks":{}}'])
    expect(parseNotes(text), text).toEqual({ record: emptyNotes, sound: false });
  const damaged = {
    version: 1,
    notes: {
      exhaustion: { text: "ask Ann", atMs: 10 },
      "Not A Key": { text: "x", atMs: 1 },
      empty: { text: "", atMs: 1 },
      long: { text: "x".repeat(200_001), atMs: 1 },
    },
    looks: { a: { looked: "yes", atMs: 1 } },
  };
  expect(parseNotes(JSON.stringify(damaged))).toEqual({ record: record({ exhaustion: "ask Ann" }), sound: false });
});

test("joined texts lose nothing and say nothing twice", () => {
  expect(joinTexts("one", "two")).toBe("one\n\ntwo");
  expect(joinTexts("one", "one and two")).toBe("one and two");
  expect(joinTexts("here", "there")).toBe("here\n\nthere");
  expect(joinTexts(joinTexts("one", "two"), "two")).toBe("one\n\ntwo");
  expect(joinTexts("one\n\ntwo", "one\n\nthree")).toBe("one\n\ntwo\n\nthree");
});

test("merged, notes of both are there, and of two ticks the later counts; merging again changes nothing", () => {
  const here = record({ a: "here", b: "mine" }, { x: true, y: true }, 10);
  const file = record({ a: "there", c: "theirs" }, { x: false }, 20);
  const both = mergeNotes(here, file);
  expect([noteOf(both, "a"), noteOf(both, "b"), noteOf(both, "c")]).toEqual(["here\n\nthere", "mine", "theirs"]);
  expect([isLookedAt(both, "x"), isLookedAt(both, "y")]).toEqual([false, true]);
  expect(mergeNotes(both, file)).toEqual(both);
  expect(isLookedAt(mergeNotes(file, here), "x")).toBe(false);
});

test("what one tab writes leaves alone what another wrote elsewhere", () => {
  const desk = writeNote(openDesk(record({ a: "old", b: "old" })), "a", "new", 20);
  const settled = settle(desk, record({ a: "old", b: "other tab", c: "other tab" }));
  expect(settled.joined).toEqual([]);
  expect(["a", "b", "c"].map((key) => noteOf(settled.record, key))).toEqual(["new", "other tab", "other tab"]);
});

test("a note that two tabs changed at once has both texts, and a deletion deletes only what was seen", () => {
  const desk = openDesk(record({ a: "old" }));
  expect(settle(writeNote(desk, "a", "mine", 20), record({ a: "theirs" }))).toMatchObject({
    record: { notes: { a: { text: "theirs\n\nmine" } } },
    joined: ["a"],
  });
  expect(settle(writeNote(desk, "a", "", 20), record({ a: "old" })).record.notes).toEqual({});
  expect(noteOf(settle(writeNote(desk, "a", "", 20), record({ a: "theirs" })).record, "a")).toBe("theirs");
});

test("a write is kept beside what another tab has kept meanwhile", () => {
  const kept = device({ "watertight.notes": JSON.stringify(record({ b: "other tab" })) });
  const { outcome, desk } = keepDesk(writeNote(openDesk(emptyNotes), "a", "mine", 20));
  expect(outcome).toBe("kept");
  expect(isDirty(desk)).toBe(false);
  expect(parseNotes(kept.get("watertight.notes") ?? null).record).toEqual(desk.shown);
  expect(["a", "b"].map((key) => noteOf(desk.shown, key))).toEqual(["mine", "other tab"]);
});

test("what a full or forbidden device refuses stays on show, and is kept with the next write that succeeds", () => {
  let error: Error | null = new DOMException("no room", "QuotaExceededError");
  const kept = device({}, () => error);
  const first = keepDesk(writeNote(openDesk(emptyNotes), "a", "mine", 20));
  expect(first.outcome).toBe("full");
  expect(isDirty(first.desk)).toBe(true);
  error = new DOMException("no", "SecurityError");
  const second = keepDesk(tickLook(first.desk, "x", { looked: true, atMs: 30 }));
  expect(second.outcome).toBe("forbidden");
  error = null;
  const third = keepDesk(writeNote(second.desk, "b", "more", 40));
  expect(third.outcome).toBe("kept");
  const stored = parseNotes(kept.get("watertight.notes") ?? null).record;
  expect([noteOf(stored, "a"), noteOf(stored, "b"), isLookedAt(stored, "x")]).toEqual(["mine", "more", true]);
});

test("a damaged record is put aside before it is written over, each under a name of its own", () => {
  const kept = device({ "watertight.notes": "{half", "watertight.notes.aside": "{older" });
  expect(readNotes()).toMatchObject({ sound: false, usable: true });
  keepDesk(writeNote(openDesk(emptyNotes), "a", "mine", 20));
  expect(kept.get("watertight.notes.aside")).toBe("{older");
  expect(kept.get("watertight.notes.aside.2")).toBe("{half");
  expect(readNotes()).toMatchObject({ sound: true, record: { notes: { a: { text: "mine" } } } });
});

test("a device without storage is told from an empty one", () => {
  vi.stubGlobal("localStorage", undefined);
  expect(readNotes()).toEqual({ record: emptyNotes, sound: true, usable: false });
});
