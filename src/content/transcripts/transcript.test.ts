import { expect, test } from "vitest";
import { parseTranscript } from "./transcript.ts";

const head = "# title: A socket that is gone\n# with: Node 20.20.2\n# how: run as it stands\n";

test("a recording is its head, and what follows the first empty line", () => {
  expect(parseTranscript("x.txt", `${head}\nfirst\n\nlast\n`)).toEqual({
    title: "A socket that is gone",
    with: "Node 20.20.2",
    how: "run as it stands",
    text: "first\n\nlast",
  });
});

test("a head without its versions and a recording of nothing are refused, each with its file", () => {
  expect(() => parseTranscript("x.txt", "# title: a\n# how: b\n\ntext")).toThrow(/^x\.txt:1: .*"# with: …" is missing/);
  expect(() => parseTranscript("x.txt", `${head}\n`)).toThrow(/^x\.txt: nothing is recorded/);
});
