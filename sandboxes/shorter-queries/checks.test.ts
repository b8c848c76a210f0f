import { describe, expect, it } from "vitest";
import type { Finding } from "../../src/checks/check.ts";
import { scenarioSchema } from "../../src/contract/scenario.ts";
import { type TraceEvent, traceEventSchema } from "../../src/contract/trace-event.ts";
import { resultsOf } from "./data.ts";
import { leaseTimesMs, percentile95 } from "./leases.ts";
import { definition } from "./sandbox.ts";

type Written = { readonly kind: TraceEvent["kind"]; readonly atMs: number } & Readonly<Record<string, unknown>>;

const traceOf = (...events: Written[]): TraceEvent[] =>
  events.map((event, index) =>
    traceEventSchema.parse({ seq: index + 1, processId: 0, scopeId: "server", poolId: 1, connectionId: 1, ...event }),
  );

function judge(
  checkId: string,
  trace: readonly TraceEvent[],
  rows: readonly Readonly<Record<string, unknown>>[] = [],
): Finding {
  const check = definition.checks.find(({ id }) => id === checkId);
  if (!check) throw new Error(`no check ${checkId}`);
  const scenario = { ...check.scenario, steps: check.scenario.steps.slice(0, 1) };
  return check.judge({ scenario, trace, rows });
}

describe("the definition", () => {
  it("drives scenarios that the contract accepts", () => {
    for (const { scenario } of [...definition.checks, ...definition.scenarios])
      expect(scenarioSchema.safeParse(scenario).error).toBeUndefined();
  });

  it("has ten results for each user, no two of one score", () => {
    for (const userId of [0, 77, 499]) {
      const results = resultsOf(userId);
      expect(results).toHaveLength(10);
      expect(new Set(results.map(({ score }) => score)).size).toBe(10);
    }
  });
});

describe("judgements", () => {
  it("grant a migration the reads that it needs to build an index", () => {
    expect(judge("no-whole-table-reads", [], [{ read: 10_000 }]).outcome).toBe("passed");
    expect(judge("no-whole-table-reads", [], [{ read: "300000" }])).toMatchObject({
      outcome: "failed",
      seen: "whole-table reads: 59, requests: 1",
    });
  });

  it.each([
    ["other fields beside", JSON.stringify(resultsOf(0).map((result) => ({ id: 1, ...result }))), "passed"],
    ["another order", JSON.stringify(resultsOf(0).toReversed()), "failed"],
    ["one too few", JSON.stringify(resultsOf(0).slice(1)), "failed"],
    ["no JSON", "Internal Server Error", "failed"],
  ])("of an answer with %s", (_, body, outcome) => {
    const trace = traceOf({ kind: "request-answered", atMs: 10, requestId: 1, status: 200, body });
    expect(judge("answers-are-right", trace).outcome).toBe(outcome);
  });

  it("do not count a lease of the migration before the scenario", () => {
    const lease = (leaseId: number, fromMs: number, toMs: number): Written[] => [
      { kind: "checkout-granted", atMs: fromMs, leaseId, waitedMs: 0 },
      { kind: "lease-returned", atMs: toMs, leaseId, destroyed: false, site: null },
    ];
    const trace = traceOf(
      ...lease(1, 0, 900),
      { kind: "scenario-started", atMs: 1_000, name: "x", seed: 1 },
      ...lease(2, 1_000, 1_011),
    );
    expect(leaseTimesMs(trace)).toEqual([11]);
    expect(percentile95([])).toBe(0);
  });
});
