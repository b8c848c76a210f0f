import { expect, test } from "vitest";
import { readContent } from "../read-content.ts";
import { loadTrainerNotes } from "./trainer-notes.ts";

const root = process.cwd();

test("notes are read as they stand, and what is left out is empty", async () => {
  const notes = await loadTrainerNotes(root, "exhaustion");
  expect(notes.steps.map(({ id }) => id)).toEqual(["guess", "watch", "line", "bigger", "mend"]);
  expect(notes.steps[1]).toMatchObject({ section: "second-by-second", ask: [] });
  expect(await readContent(root, "content/trainer/exhaustion.yaml")).toContain(notes.aim);
});

test("a lesson without notes is named with its remedy", async () => {
  await expect(loadTrainerNotes(root, "no-such-lesson")).rejects.toThrow(
    "content/trainer/no-such-lesson.yaml is missing: write it, or take out what names it.",
  );
});
