import { expect, test } from "vitest";
import type { KeepingNews } from "./keeping-news.ts";
import { type KeptFacts, toKeptFacts } from "./kept-facts.ts";

const after = (...news: KeepingNews[]) => news.reduce<KeptFacts>(toKeptFacts, {});
const missing = { kind: "pages-missing", count: 2 } as const;

test("how it ended and what is against it take each other's place, and missing pages are said beside either", () => {
  const hindered = { kind: "hindered", hindrance: { kind: "saves-data" } } as const;
  const ended = { kind: "ended", end: { kind: "storage-full" } } as const;
  expect(after(missing, hindered)).toEqual({ missingPages: 2, hindrance: hindered.hindrance });
  expect(after(missing, hindered, { kind: "keeping", keptBytes: 1, totalBytes: 2 }, ended)).toEqual({
    missingPages: 2,
    end: ended.end,
  });
});
