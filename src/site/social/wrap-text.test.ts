import { expect, test } from "vitest";
import { wrapText } from "./wrap-text.ts";

const perLetter = (line: string) => line.length;

test("lines are filled up to the width and lose no word", () => {
  expect(wrapText("A session is not a connection", 12, perLetter)).toEqual(["A session is", "not a", "connection"]);
  expect(wrapText("Exhaustion", 4, perLetter)).toEqual(["Exhaustion"]);
  expect(wrapText("one", 40, perLetter)).toEqual(["one"]);
});
