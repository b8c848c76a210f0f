import { expect, test } from "vitest";
import { toMarkedPieces } from "./marked-text.ts";

test("an excerpt comes apart into plain and marked pieces, its entities read and other tags dropped", () => {
  expect(toMarkedPieces("a <mark>lease</mark> &lt;b&gt; &amp; <img src=x onerror=y>c", "lease")).toEqual([
    { text: "a ", marked: false },
    { text: "lease", marked: true },
    { text: " <b> & c", marked: false },
  ]);
  expect(toMarkedPieces("", "lease")).toEqual([]);
});

test("of several words those are marked that do not stand everywhere", () => {
  const html = "<mark>QueuePool</mark> <mark>limit</mark> <mark>of</mark> <mark>size</mark> 5";
  const marked = (query: string) =>
    toMarkedPieces(html, query)
      .filter((piece) => piece.marked)
      .map(({ text }) => text);
  expect(marked("QueuePool limit of size")).toEqual(["QueuePool", "limit", "size"]);
  expect(marked("of")).toEqual(["QueuePool", "limit", "of", "size"]);
  expect(
    toMarkedPieces(html, "QueuePool limit of size")
      .map(({ text }) => text)
      .join(""),
  ).toBe("QueuePool limit of size 5");
});
