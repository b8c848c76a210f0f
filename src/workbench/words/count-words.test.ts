import { expect, test } from "vitest";
import { countWords } from "./count-words.ts";

test("thousands are set apart, smaller numbers stand as they are", () => {
  expect([0, 7, 999, 1_000, 12_345, -4_096].map(countWords)).toEqual(["0", "7", "999", "1,000", "12,345", "-4,096"]);
});
