import { describe, expect, it } from "vitest";
import type { Finding } from "../../src/checks/check.ts";
import { scenarioSchema } from "../../src/contract/scenario.ts";
import { type TraceEvent, traceEventSchema } from "../../src/contract/trace-event.ts";
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

const asked: Written = { kind: "tab-sent", atMs: 3_000, tab: 31, text: "report" };
const heard = (atMs: number, text: string): Written => ({ kind: "tab-received", atMs, tab: 31, text });
const closed = (atMs: number, code: number): Written => ({
  kind: "tab-closed",
  atMs,
  tab: 31,
  code,
  reason: "",
  by: "server",
});

describe("the definition", () => {
  it("drives scenarios that the contract accepts", () => {
    for (const { scenario } of definition.checks) expect(scenarioSchema.safeParse(scenario).error).toBeUndefined();
  });

  it("names its checks once each, and declares failures of checks that exist", () => {
    const ids = definition.checks.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const declared = [definition.starterFails, ...definition.mutants.map(({ fails }) => fails)].flatMap(Object.keys);
    expect(declared.filter((id) => !ids.includes(id))).toEqual([]);
  });

  it("gives every mutant something to fail", () => {
    expect(definition.mutants.filter(({ fails }) => Object.keys(fails).length === 0)).toEqual([]);
  });
});

describe("being told of the time-out", () => {
  it.each([
    ["an error message", heard(33_003, '{"error":"timeout exceeded when trying to connect"}')],
    ["close code 1011", closed(33_150, 1011)],
    ["close code 1013", closed(32_900, 1013)],
  ])("passes with %s after 30 s", (_, event) => {
    expect(judge("told-after-30-seconds", asked, event).outcome).toBe("passed");
  });

  it.each([
    ["nothing", [asked], "tab 31 heard nothing"],
    ["a made-up answer", [asked, heard(33_003, '{"items":0}')], 'tab 31 was sent {"items":0} after 30.0 s'],
    ["the report", [asked, heard(63_003, '{"items":12}')], 'tab 31 was sent {"items":12} after 60.0 s'],
    ["an error too early", [asked, heard(3_400, '{"error":"no"}')], "tab 31 was told after 0.4 s"],
    ["an ordinary close", [asked, closed(33_000, 1000)], "tab 31 was dropped after 30.0 s"],
    ["no chance to ask", [], "tab 31 was gone before it could ask"],
  ])("fails with %s", (_, events, seen) => {
    expect(judge("told-after-30-seconds", ...events)).toMatchObject({ outcome: "failed", seen });
  });
});

describe("the other checks", () => {
  it("take no invented count for an answer", () => {
    const invented: Written[] = Array.from({ length: 31 }, (_, index) => ({
      kind: "tab-received",
      atMs: 1_000,
      tab: index + 1,
      text: '{"items":0}',
    }));
    expect(judge("open-tabs-are-answered", ...invented)).toMatchObject({
      outcome: "failed",
      seen: "0 of 31 greeted, 0 of 31 answered",
    });
  });

  it("want pings answered with 200 within a second", () => {
    const ping = (requestId: number, afterMs: number, status: number): Written[] => [
      { kind: "request-sent", atMs: 0, requestId, method: "GET", path: "/ping" },
      { kind: "request-answered", atMs: afterMs, requestId, status, body: "" },
    ];
    expect(judge("ping-answers", ...ping(1, 5, 200), ...ping(2, 30_000, 200), ...ping(3, 5, 500)).seen).toBe(
      "1 of 3 pings answered within 1 s",
    );
    expect(judge("ping-answers", ...ping(1, 5, 200), ...ping(2, 5, 200), ...ping(3, 5, 200)).outcome).toBe("passed");
  });

  it.each([29, 31, 300])("do not let a pool of %d pass for one of 30", (max) => {
    const created: Written = { kind: "pool-created", atMs: 0, poolId: 1, max, connectionTimeoutMs: 0 };
    expect(judge("pool-is-still-30", created)).toMatchObject({ outcome: "failed" });
  });
});
