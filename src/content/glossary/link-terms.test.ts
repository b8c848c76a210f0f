import { expect, test } from "vitest";
import type { GlossaryTerm } from "./glossary.ts";
import { createTermLinker } from "./link-terms.ts";

const term = (name: string, ...also: string[]): GlossaryTerm => ({ term: name, slug: name, means: "a word", also });
const lease = term("lease", "leases");
const pool = term("pool", "connection pool");
const show = (text: string, linker = createTermLinker([lease, pool])) =>
  linker
    .split(text)
    .map((piece) => (piece.term ? `[${piece.text}:${piece.term.slug}]` : piece.text))
    .join("");

test("a term is linked where it is first used, whichever form it has, and nowhere else", () => {
  expect(show("Leases are short. A lease ends.")).toBe("[Leases:lease] are short. A lease ends.");
});

test("what was linked in one paragraph is not linked in the next", () => {
  const linker = createTermLinker([lease]);
  expect([show("A lease.", linker), show("A lease.", linker)]).toEqual(["A [lease:lease].", "A lease."]);
});

test("the longest form wins, and parts of other words are left alone", () => {
  expect(show("The connection pool of a carpool, re-lease or pooling.")).toBe(
    "The [connection pool:pool] of a carpool, re-lease or pooling.",
  );
});

test("without terms a text stays whole", () => {
  expect(createTermLinker([]).split("a lease")).toEqual([{ text: "a lease" }]);
});
