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

const answers = (text: string, count: number): Written[] =>
  Array.from({ length: count }, (_, index) => ({ kind: "tab-received", atMs: 1_000, tab: 1 + (index % 10), text }));

describe("the definition", () => {
  it("drives scenarios that the contract accepts", () => {
    const scenarios = [...definition.checks, ...definition.scenarios].map(({ scenario }) => scenario);
    for (const scenario of scenarios) expect(scenarioSchema.safeParse(scenario).error).toBeUndefined();
  });

  it("gives every mutant something to fail, and names only checks that exist", () => {
    const ids = new Set(definition.checks.map(({ id }) => id));
    expect(definition.mutants.filter(({ fails }) => Object.keys(fails).length === 0)).toEqual([]);
    const declared = [definition.starterFails, ...definition.mutants.map(({ fails }) => fails)].flatMap(Object.keys);
    expect(declared.filter((id) => !ids.has(id))).toEqual([]);
  });
});

describe("every question is answered", () => {
  it("when each tab heard a true count for each question", () => {
    expect(judge("every-question-is-answered", ...answers('{"messages":40}', 100)).outcome).toBe("passed");
  });

  it("but not by an invented count, nor by one tab's answers for another's", () => {
    expect(judge("every-question-is-answered", ...answers('{"messages":0}', 100)).seen).toBe("0 of 100 answered");
    const toOne = answers('{"messages":40}', 100).map((event) => ({ ...event, tab: 1 }));
    expect(judge("every-question-is-answered", ...toOne).seen).toBe("10 of 100 answered");
  });
});

it("a pool of another size may open as many as it holds, and no more", () => {
  const created: Written = { kind: "pool-created", atMs: 0, poolId: 1, max: 2, connectionTimeoutMs: 0 };
  const opened = (pid: number): Written => ({ kind: "session-opened", atMs: pid, connectionId: pid, pid });
  expect(judge("connections-are-lent-again", created, opened(1), opened(2)).outcome).toBe("passed");
  expect(judge("connections-are-lent-again", created, opened(1), opened(2), opened(3))).toEqual({
    outcome: "failed",
    seen: "3 connections opened, a pool of 2",
    atMs: 3,
  });
});
