import { afterEach, expect, test, vi } from "vitest";
import { addProgress, progressAsideKey, progressKey, readProgress } from "./kept-progress.ts";

afterEach(() => vi.unstubAllGlobals());

/** A device's storage, with what is in it, and what it throws at a write. */
function device(entries: Record<string, string> = {}, refusal: Error | null = null) {
  const kept = new Map(Object.entries(entries));
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem(key: string, text: string) {
      if (refusal) throw refusal;
      kept.set(key, text);
    },
  });
  return kept;
}

test("what another tab wrote meanwhile stays", () => {
  const kept = device();
  addProgress({ lessons: { exhaustion: { opened: 1 } } });
  kept.set(progressKey, JSON.stringify({ version: 1, last: null, lessons: { "two-clocks": { opened: 2 } } }));
  expect(addProgress({ lessons: { exhaustion: { solved: 3 } } })).toBe("kept");
  expect(readProgress().record.lessons).toEqual({ "two-clocks": { opened: 2 }, exhaustion: { solved: 3 } });
});

test("damaged texts are put aside before they are written over, each once", () => {
  const kept = device({ [progressKey]: "{half" });
  addProgress({ lessons: { exhaustion: { opened: 1 } } });
  expect(kept.get(progressAsideKey)).toBe("{half");
  kept.set(progressKey, "again");
  addProgress({});
  kept.set(progressKey, "again");
  addProgress({});
  expect([...kept.keys()].sort()).toEqual([progressKey, progressAsideKey, `${progressAsideKey}.2`]);
});

test("a damaged text stays where it is when there is no room to put it aside", () => {
  const kept = device({ [progressKey]: "{half" }, new DOMException("no room", "QuotaExceededError"));
  expect(addProgress({ lessons: { exhaustion: { opened: 1 } } })).toBe("full");
  expect(kept.get(progressKey)).toBe("{half");
});

test("a device that refuses storage is told from one that is full", () => {
  device({}, new DOMException("no", "SecurityError"));
  expect(addProgress({ lessons: { exhaustion: { opened: 1 } } })).toBe("forbidden");
  vi.stubGlobal("localStorage", undefined);
  expect(readProgress()).toMatchObject({ usable: false, record: { lessons: {} } });
});
