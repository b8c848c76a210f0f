import { expect, test } from "vitest";
import type { LinkFailure, SharedWork } from "../../lesson/share/shared-work.ts";
import { linkFailureWords, noLinkWords, sharedWorkWords } from "./share-words.ts";

const work: SharedWork = {
  lesson: "exhaustion",
  files: [{ path: "main.ts", source: "" }],
  scenario: null,
  seed: 7,
  pace: { kind: "live", rate: 10 },
  momentMs: 43_000,
};

test("a shared work is told by its files, seed, pace and moment", () => {
  expect(sharedWorkWords(work, null)).toBe("main.ts changed · seed 7 · ×10 · at 00:43.0");
  const bare: SharedWork = { ...work, files: [], pace: { kind: "paused" }, momentMs: null, scenario: "gone" };
  expect(sharedWorkWords(bare, null)).toBe(
    'no changed files · scenario "gone", which this lesson does not have · seed 7 · paused',
  );
});

test("each failure says what is wrong and what helps", () => {
  const failures: readonly LinkFailure[] = [
    { code: "broken" },
    { code: "too-long", length: 30_000, most: 24_000 },
    { code: "unpacks-too-large", most: 400_000 },
    { code: "wrong-version", version: "2" },
    { code: "other-lesson", lesson: "two-clocks" },
    { code: "unknown-file", path: "given.ts" },
    { code: "no-decompression" },
    { code: "not-loaded" },
  ];
  const told = failures.map(linkFailureWords);
  expect(new Set(told.map(({ what }) => what)).size).toBe(failures.length);
  for (const { what, remedy } of told) {
    expect(what).toMatch(/\.$/);
    expect(remedy).toMatch(/\.$/);
  }
  expect(noLinkWords({ code: "too-long", length: 30_000, most: 24_000 }).what).toContain("30,000");
});
