import { expect, test } from "vitest";
import { readLink, writeLink } from "./lesson-link.ts";
import { shareTextOf, withoutShare } from "./share-address.ts";

const page = new URL("https://course.test/lessons/exhaustion/?x=1#why");
const run = { scenario: null, seed: 3, pace: { kind: "live", rate: 10 }, momentMs: 12 } as const;
const files = [
  { path: "main.ts", editable: true, source: "mine", changed: true },
  { path: "answer.ts", editable: true, source: "as given", changed: false },
];
const lesson = { slug: "exhaustion", editableFiles: ["main.ts", "answer.ts"] };

async function textOf(slug = "exhaustion"): Promise<string> {
  const made = await writeLink(page, { lesson: slug, files, run });
  if (!made.ok) throw new Error(made.error.code);
  return shareTextOf(new URL(made.value).hash) ?? "";
}

test("a link carries the changed files and the run, and opens a phone on the code", async () => {
  const made = await writeLink(page, { lesson: "exhaustion", files, run });
  expect(made).toMatchObject({ ok: true, value: expect.stringMatching(/^https:.*exhaustion\/\?view=code#s=1\./) });
  expect(await readLink(await textOf(), lesson)).toEqual({
    ok: true,
    value: { lesson: "exhaustion", files: [{ path: "main.ts", source: "mine" }], ...run },
  });
});

test("a link to another lesson, or to a file that may not be changed here, is refused by name", async () => {
  expect(await readLink(await textOf("two-clocks"), lesson)).toEqual({
    ok: false,
    error: { code: "other-lesson", lesson: "two-clocks" },
  });
  expect(await readLink(await textOf(), { ...lesson, editableFiles: ["answer.ts"] })).toEqual({
    ok: false,
    error: { code: "unknown-file", path: "main.ts" },
  });
});

test("a heading's fragment is no link, and stays when a link would be forgotten", () => {
  expect(["", "#why", "#sharing", "#s"].map(shareTextOf)).toEqual([null, null, null, null]);
  expect(withoutShare(page).href).toBe(page.href);
  expect(withoutShare(new URL("https://course.test/?view=code#s=1.x")).href).toBe("https://course.test/?view=code");
});
