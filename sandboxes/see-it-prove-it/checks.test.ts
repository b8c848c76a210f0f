import { describe, expect, it } from "vitest";
import type { Finding } from "../../src/checks/check.ts";
import { scenarioSchema } from "../../src/contract/scenario.ts";
import { type TraceEvent, traceEventSchema } from "../../src/contract/trace-event.ts";
import { parseReport } from "./said-report.ts";
import { definition } from "./sandbox.ts";

type Written = { readonly kind: TraceEvent["kind"]; readonly atMs: number } & Readonly<Record<string, unknown>>;

const traceOf = (events: readonly Written[]): TraceEvent[] =>
  events.map((event, index) =>
    traceEventSchema.parse({ seq: index + 1, processId: 0, scopeId: "server", site: null, ...event }),
  );

function judge(checkId: string, ...events: Written[]): Finding {
  const check = definition.checks.find(({ id }) => id === checkId);
  if (!check) throw new Error(`no check ${checkId}`);
  return check.judge({ scenario: check.scenario, trace: traceOf(events), rows: [] });
}

/** A lease of `method`, lent at this time. */
const lent = (leaseId: number, method: string, atMs: number): Written[] => [
  {
    kind: "scope-opened",
    atMs,
    scopeId: `request-${leaseId}`,
    holder: "http",
    label: `GET /${method}`,
    parentScopeId: "server",
  },
  {
    kind: "checkout-granted",
    atMs,
    scopeId: `request-${leaseId}`,
    poolId: 1,
    connectionId: leaseId,
    leaseId,
    waitedMs: 0,
  },
];

const answered = (atMs: number, report: unknown, status = 200): Written => ({
  kind: "request-answered",
  atMs,
  requestId: 901,
  status,
  body: typeof report === "string" ? report : JSON.stringify(report),
});

const suspect = (...takers: string[]) => ({
  status: "suspect",
  inUse: takers.length,
  suspects: takers.map((takenBy) => ({ heldMs: 11_900, takenBy })),
});

describe("the definition", () => {
  it("drives scenarios that the contract accepts", () => {
    for (const { scenario } of [...definition.checks, ...definition.scenarios])
      expect(scenarioSchema.safeParse(scenario).error).toBeUndefined();
  });

  it("gives every mutant something to fail, among the checks that exist", () => {
    const ids = new Set(definition.checks.map(({ id }) => id));
    for (const { fails } of definition.mutants) {
      expect(Object.keys(fails)).not.toEqual([]);
      expect(Object.keys(fails).filter((id) => !ids.has(id))).toEqual([]);
    }
  });
});

describe("naming the takers", () => {
  const leak = [...lent(1, "getSkill", 0), ...lent(2, "getUser", 100)];

  it.each([
    ["a line of the stack", suspect("at DataManager.getSkill (data-manager.ts:9:1)", "at DataManager.getUser (x:1:1)")],
    ["another browser's stack", suspect("getSkill@data-manager.ts:9:1", "getUser@data-manager.ts:3:1")],
    ["the bare names", suspect("getUser", "getSkill")],
  ])("takes %s", (_, report) => {
    expect(judge("takers-are-named", ...leak, answered(12_000, report))).toMatchObject({
      outcome: "passed",
      seen: "2 of 2 named",
    });
  });

  it.each([
    ["a longer name that begins alike", suspect("at getSkills (a:1:1)", "at getUser (a:1:1)"), "1 of 2 named"],
    ["an innocent beside the two", suspect("getSkill", "getUser", "addUser"), "2 of 2 named, 1 too many accused"],
    ["no report", "down", "1 of 1 questions to /monitor got no report"],
  ])("refuses %s", (_, report, seen) => {
    expect(judge("takers-are-named", ...leak, answered(12_000, report))).toMatchObject({ outcome: "failed", seen });
  });

  it("does not ask for those that gave back, or are out for a moment", () => {
    const back: Written = {
      kind: "lease-returned",
      atMs: 200,
      poolId: 1,
      connectionId: 1,
      leaseId: 1,
      destroyed: true,
    };
    const young = lent(3, "addUser", 11_000);
    expect(judge("takers-are-named", ...leak, back, ...young, answered(12_000, suspect("getUser")))).toMatchObject({
      outcome: "passed",
      seen: "1 of 1 named",
    });
  });
});

describe("a report", () => {
  it("is read by its fields alone, and is none when one is missing", () => {
    expect(parseReport('{"status":"healthy","inUse":0,"suspects":[],"opened":3}')?.inUse).toBe(0);
    expect(parseReport('{"status":"fine","inUse":0,"suspects":[]}')).toBeNull();
    expect(parseReport("not json")).toBeNull();
  });

  it("that answers with an error is no report", () => {
    const report = { status: "healthy", inUse: 0, suspects: [] };
    expect(judge("leak-is-flagged", answered(12_000, report, 500)).seen).toBe(
      "1 of 1 questions to /monitor got no report",
    );
  });
});
