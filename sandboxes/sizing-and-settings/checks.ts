import type { Check, Finding } from "../../src/checks/check.ts";
import { requestsFor } from "../../src/checks/scenario-queries.ts";
import { answerTimes, startOf } from "../../src/checks/trace-queries.ts";
import type { Scenario } from "../../src/contract/scenario.ts";
import type { TraceEvent } from "../../src/contract/trace-event.ts";
import { workers } from "./budget.ts";
import { buildWaves } from "./traffic.ts";

const report = "/report/10";
const quickReport = "/report/0";

/** The reports are over by 30 s with ten connections to a worker, the least that serves all before the time-out. */
const busyDay = buildWaves({
  name: "120 reports on four workers, five others who need a connection, and an idle connection that is cut",
  waves: [
    { path: report, count: 120, atMs: 0 },
    { path: "/operator", count: 5, atMs: 2_000 },
    { path: quickReport, count: 4, atMs: 46_000 },
    // Soon, while whoever has just been served is still idle in the pool.
    { path: "/cut", count: 1, atMs: 46_200 },
    { path: quickReport, count: 4, atMs: 48_000 },
  ],
  endMs: 50_000,
});

const patienceMs = 45_000;

const finding = (passed: boolean, seen: string, atMs: number | null): Finding =>
  passed ? { outcome: "passed", seen } : { outcome: "failed", seen, atMs };

/** Requests for a path from a time on, and how many of them were served. */
function countServed(scenario: Scenario, trace: readonly TraceEvent[], path: string, fromMs = 0) {
  const asked = requestsFor(scenario, path).filter(({ atMs }) => atMs >= fromMs);
  const good = new Set(
    answerTimes(trace)
      .filter(({ status, afterMs }) => status === 200 && afterMs <= patienceMs)
      .map(({ requestId }) => requestId),
  );
  return { asked: asked.length, served: asked.filter(({ requestId }) => good.has(requestId)).length };
}

export const checks: readonly Check[] = [
  {
    id: "nobody-is-refused",
    title: "Postgres turns nobody away",
    expected: "0 refused while four workers and five others are at it",
    scenario: busyDay,
    judge({ trace }) {
      const refused = trace.filter((event) => event.kind === "session-refused");
      return finding(refused.length === 0, `${refused.length} refused`, refused[0]?.atMs ?? null);
    },
  },
  {
    id: "every-report-is-served",
    title: "Every report is served, at once or after a wait",
    expected: "120 of 120 answered with 200 within 45 s",
    scenario: busyDay,
    judge({ scenario, trace }) {
      const { asked, served } = countServed(scenario, trace, report);
      return finding(served === asked, `${served} of ${asked} reports served`, startOf(trace) + patienceMs);
    },
  },
  {
    id: "others-are-let-in",
    title: "While every worker is at its limit, others still get a connection",
    expected: "5 of 5 let in",
    scenario: busyDay,
    judge({ scenario, trace }) {
      const { asked, served } = countServed(scenario, trace, "/operator");
      return finding(served === asked, `${served} of ${asked} let in`, startOf(trace) + 8_000);
    },
  },
  {
    id: "a-cut-connection-ends-nobody",
    title: "An idle connection that is cut ends no worker",
    expected: "all four workers still there, 4 of 4 served after the cut",
    scenario: busyDay,
    judge({ scenario, trace }) {
      const cutMs = requestsFor(scenario, "/cut")[0]?.atMs;
      if (cutMs === undefined) return finding(true, "nothing was cut", null);
      const { asked, served } = countServed(scenario, trace, quickReport, cutMs);
      const gone = trace.filter((event) => event.kind === "server-exited" && event.reason === "uncaught-error");
      const seen = `${gone.length} of ${workers} workers gone, ${served} of ${asked} served after the cut`;
      return finding(gone.length === 0 && served === asked, seen, gone[0]?.atMs ?? startOf(trace) + cutMs);
    },
  },
];
