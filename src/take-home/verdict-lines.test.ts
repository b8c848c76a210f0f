import { expect, it } from "vitest";
import type { Verdict } from "../checks/check.ts";
import { toExitCode, toVerdictLines } from "./verdict-lines.ts";

const check = { title: "Tabs are answered", expected: "31 of 31" };
const toVerdict = (result: Verdict["result"]): Verdict => ({ checkId: "tabs", revision: 1, result });
const passed = toVerdict({ kind: "passed", seen: "31 of 31", durationMs: 1 });
const failed = toVerdict({ kind: "failed", seen: "30 of 31", atMs: 8_012, durationMs: 1 });
const notJudged = toVerdict({ kind: "not-judged", message: "the database died" });

it("shows what was expected beside what was seen, and when", () => {
  expect(toVerdictLines(check, failed)).toEqual([
    "FAIL  Tabs are answered",
    "      expected  31 of 31",
    "      seen      30 of 31, at 8.0 s",
  ]);
  expect(toVerdictLines(check, passed)).toEqual(["pass  Tabs are answered", "      seen      31 of 31"]);
  expect(toVerdictLines(check, notJudged)[1]).toContain("the database died");
});

it("tells a failure from what could not be judged", () => {
  expect([[passed], [passed, failed], [failed, notJudged]].map(toExitCode)).toEqual([0, 1, 2]);
});
