import { expect, test } from "vitest";
import { minuteWords, paceWords, serverWords } from "./words.ts";

test("times are said as people say them", () => {
  expect([3, 12, 60, 100, 150, 480].map(minuteWords)).toEqual(["5 s", "10 s", "60 s", "1½ min", "2½ min", "8 min"]);
});

test("a pace and a server have words, an unknown server its own", () => {
  expect([paceWords({ kind: "paused" }), paceWords({ kind: "live", rate: 10 })]).toEqual(["paused", "×10"]);
  expect([serverWords("exited"), serverWords("melted")]).toEqual(["ended", "melted"]);
});
