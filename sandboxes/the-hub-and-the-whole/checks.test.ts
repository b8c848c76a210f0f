import { describe, expect, it } from "vitest";
import type { Finding } from "../../src/checks/check.ts";
import { scenarioSchema } from "../../src/contract/scenario.ts";
import { type TraceEvent, traceEventSchema } from "../../src/contract/trace-event.ts";
import { definition } from "./sandbox.ts";

type Written = { readonly kind: TraceEvent["kind"]; readonly atMs: number } & Readonly<Record<string, unknown>>;

const traceOf = (...events: readonly Written[]): TraceEvent[] =>
  events.map((event, index) =>
    traceEventSchema.parse({ seq: index + 1, processId: 0, scopeId: "server", site: null, ...event }),
  );

function judge(checkId: string, ...events: Written[]): Finding {
  const check = definition.checks.find(({ id }) => id === checkId);
  if (!check) throw new Error(`no check ${checkId}`);
  return check.judge({ scenario: check.scenario, trace: traceOf(...events), rows: [] });
}

const accepted = (tab: number): Written => ({ kind: "socket-accepted", atMs: 100, tab });
const closed = (tab: number): Written => ({
  kind: "socket-closed",
  atMs: 200,
  tab,
  code: 1006,
  reason: "",
  by: "network",
});
const counted = (body: string): Written => ({ kind: "request-answered", atMs: 2_000, requestId: 1, status: 200, body });
const heard = (tab: number, atMs: number, text: string): Written => ({ kind: "tab-received", atMs, tab, text });

const lease = { poolId: 1, connectionId: 1 };
const taken = (leaseId: number, atMs: number): Written => ({
  kind: "checkout-granted",
  atMs,
  ...lease,
  leaseId,
  waitedMs: 0,
});
const returned = (leaseId: number, atMs: number): Written => ({
  kind: "lease-returned",
  atMs,
  ...lease,
  leaseId,
  destroyed: false,
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

describe("counting members", () => {
  it("asks for as many as are connected, whoever stayed after an error", () => {
    expect(judge("leavers-are-forgotten", accepted(1), accepted(2), closed(2), counted('{"members":1}')).outcome).toBe(
      "passed",
    );
    expect(judge("leavers-are-forgotten", accepted(1), accepted(2), counted('{"members":2}')).outcome).toBe("passed");
  });

  it.each([
    ["a ghost", '{"members":2}', "2 members of 1 connected"],
    ["no count at all", "oops", "null members of 1 connected"],
  ])("refuses %s", (_, body, seen) => {
    expect(judge("leavers-are-forgotten", accepted(1), accepted(2), closed(2), counted(body))).toMatchObject({
      outcome: "failed",
      seen,
    });
  });
});

describe("hearing", () => {
  const everybody = Array.from({ length: 10 }, (_, index) =>
    heard(index + 1, 3_010, '{"from":"tab 1","text":"hello"}'),
  );

  it("takes any message that carries the text", () => {
    expect(judge("all-hear", ...everybody).seen).toBe('"hello" heard by 10 of 10');
  });

  it("refuses one that came too late, another text, and what is not JSON", () => {
    const others = [heard(8, 6_500, '{"text":"hello"}'), heard(9, 3_010, '{"text":"bye"}'), heard(10, 3_010, "hello")];
    expect(judge("all-hear", ...everybody.slice(0, 7), ...others)).toMatchObject({
      outcome: "failed",
      seen: '"hello" heard by 7 of 10',
      atMs: 6_000,
    });
  });
});

describe("what a stuck line does not keep", () => {
  it("is judged by the longest lease that came back", () => {
    const seen = judge("nothing-slow-in-a-lease", taken(1, 0), returned(1, 40), taken(2, 50), returned(2, 60)).seen;
    expect(seen).toBe("longest lease 0.0 s");
  });

  it("is a lease still out at the end, however young", () => {
    expect(judge("nothing-slow-in-a-lease", taken(1, 0), returned(1, 300), taken(2, 350), closed(1))).toMatchObject({
      outcome: "failed",
      seen: expect.stringMatching(/never returned$/),
    });
  });
});
