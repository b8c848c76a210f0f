import { expect, test } from "vitest";
import { describeChanges, nameOfEntry } from "./describe-changes.ts";

const steps = [{ slug: "exhaustion", title: "Exhaustion, exactly" }];
const progress = (lessons: object, last: object | null = null) => JSON.stringify({ version: 1, last, lessons });

test("progress is told by lesson, with what is new in it alone", () => {
  const key = "watertight.progress";
  const from = progress({ exhaustion: { opened: 1 } });
  const to = progress({ exhaustion: { opened: 1, "passed/a": 2, solved: 3 }, gone: { opened: 4 } });
  expect(describeChanges([{ key, from, to }], steps)).toEqual([
    "Progress in “Exhaustion, exactly”: 2 more things done, solved among them",
    "Progress in “gone”: 1 more thing done",
  ]);
  const later = progress({ exhaustion: { opened: 1 } }, { lesson: "exhaustion", heading: "", atMs: 9 });
  expect(describeChanges([{ key, from, to: later }], steps)).toEqual([
    "Progress: earlier times of what you have done, or a later place",
  ]);
});

test("each entry is called by what a reader knows it as", () => {
  const names = [
    "edits:exhaustion",
    "edits:exhaustion:before-solution",
    "put-aside:exhaustion",
    "predictions:exhaustion",
  ];
  expect(names.map((name) => nameOfEntry(`watertight:${name}`, steps))).toEqual([
    "your code of “Exhaustion, exactly”",
    "your code of “Exhaustion, exactly”, from before you took the solution",
    "the code that you put aside in “Exhaustion, exactly”",
    "predictions of “Exhaustion, exactly”",
  ]);
  expect(nameOfEntry("watertight.theme", steps)).toBe("theme");
});
