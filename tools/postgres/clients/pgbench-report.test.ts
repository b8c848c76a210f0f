import { expect, test } from "vitest";
import { parsePgbenchReport } from "./pgbench-report.ts";

const stdout = `pgbench (18.0)
transaction type: <builtin: TPC-B (sort of)>
number of transactions actually processed: 2990
number of failed transactions: 3 (0.100%)
latency average = 16.764 ms
tps = 596.529793 (without initial connection time)
`;

test("reads the figures", () => {
  expect(parsePgbenchReport(stdout)).toEqual({ processed: 2990, failed: 3, tps: 596.529793 });
});

test("is nothing where a figure is missing", () => {
  expect(parsePgbenchReport(stdout.replace(/^tps.*$/m, ""))).toBeUndefined();
});
