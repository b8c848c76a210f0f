import { expect, test } from "vitest";
import { isReportedByAll, orderReports } from "./version-differences.ts";

test("parameters told in one go are ordered by name, and nothing else moves", () => {
  expect(
    orderReports([
      "ParameterStatus TimeZone = UTC",
      "ParameterStatus DateStyle = ISO",
      "ReadyForQuery I",
      "ParameterStatus B = 1",
      "CommandComplete SET",
      "ParameterStatus A = 1",
    ]),
  ).toEqual([
    "ParameterStatus DateStyle = ISO",
    "ParameterStatus TimeZone = UTC",
    "ReadyForQuery I",
    "ParameterStatus B = 1",
    "CommandComplete SET",
    "ParameterStatus A = 1",
  ]);
});

test("only what an older server cannot report is left out", () => {
  expect(["search_path", "scram_iterations", "TimeZone", "in_hot_standby"].filter(isReportedByAll)).toEqual([
    "TimeZone",
    "in_hot_standby",
  ]);
});
