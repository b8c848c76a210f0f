import { expect, test } from "vitest";
import { emptyRecord, mergeProgress, type ProgressRecord, parseProgress } from "./progress-record.ts";

const record: ProgressRecord = {
  version: 1,
  last: { lesson: "exhaustion", heading: "the-count", atMs: 50 },
  lessons: { exhaustion: { opened: 10, "passed/lends-all": 40 } },
};

test("a record is read as it was written", () => {
  expect(parseProgress(JSON.stringify(record))).toEqual({ record, sound: true });
  expect(parseProgress(null)).toEqual({ record: emptyRecord, sound: true });
});

test("what is no record of this version is unsound, and reads as nothing done", () => {
  for (const text of [
    "{",
    "[]",
    "7",
    "null",
    '{"version":2,"lessons":{}}',
    '{"version":1}',
    '{"version":1,"lessons":[]}',
  ])
    expect(parseProgress(text), text).toEqual({ record: emptyRecord, sound: false });
});

test("the sound part of a damaged record still counts", () => {
  const damaged = {
    version: 1,
    last: { lesson: "Not A Slug", heading: "", atMs: 1 },
    lessons: {
      exhaustion: { opened: 10, "passed/lends-all": 40, "passed/x y": 1, solved: "yesterday", opened2: 3 },
      __proto__x: { opened: 1 },
      "two-clocks": 5,
    },
  };
  expect(parseProgress(JSON.stringify(damaged))).toEqual({
    record: { version: 1, last: null, lessons: { exhaustion: { opened: 10, "passed/lends-all": 40 } } },
    sound: false,
  });
});

test("no record outgrows its bounds", () => {
  const many = Object.fromEntries(Array.from({ length: 1_000 }, (_, index) => [`l${index}`, { opened: index }]));
  const read = parseProgress(JSON.stringify({ version: 1, last: null, lessons: many }));
  expect(Object.keys(read.record.lessons)).toHaveLength(200);
  expect(read.sound).toBe(false);
});

test("merged, what was done first counts, and the place is the newer one; the order of the two is all the same", () => {
  const other: ProgressRecord = {
    version: 1,
    last: { lesson: "two-clocks", heading: "", atMs: 60 },
    lessons: { exhaustion: { opened: 5, solved: 70 }, "two-clocks": { opened: 60 } },
  };
  const both = mergeProgress(record, other);
  expect(both).toEqual({
    version: 1,
    last: other.last,
    lessons: { exhaustion: { opened: 5, "passed/lends-all": 40, solved: 70 }, "two-clocks": { opened: 60 } },
  });
  expect(mergeProgress(other, record)).toEqual(both);
  expect(mergeProgress(both, both)).toEqual(both);
  expect(mergeProgress(record, emptyRecord)).toEqual(record);
});
