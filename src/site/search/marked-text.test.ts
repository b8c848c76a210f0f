import { expect, test } from "vitest";
import { toMarkedPieces } from "./marked-text.ts";

test("an excerpt comes apart into plain and marked pieces, its entities read and other tags dropped", () => {
  expect(toMarkedPieces("a <mark>lease</mark> &lt;b&gt; &amp; <img src=x onerror=y>c")).toEqual([
    { text: "a ", marked: false },
    { text: "lease", marked: true },
    { text: " <b> & c", marked: false },
  ]);
  expect(toMarkedPieces("")).toEqual([]);
});
