import { describe, expect, it } from "vitest";
import type { Row } from "../../src/checks/check.ts";
import { scenarioSchema } from "../../src/contract/scenario.ts";
import { type TraceEvent, traceEventSchema } from "../../src/contract/trace-event.ts";
import { openTransactionsAt } from "./open-transactions.ts";
import { definition } from "./sandbox.ts";

type Written = { readonly kind: TraceEvent["kind"]; readonly atMs: number } & Readonly<Record<string, unknown>>;

const traceOf = (...events: Written[]): TraceEvent[] =>
  events.map((event, index) =>
    traceEventSchema.parse({ seq: index + 1, processId: 0, scopeId: "server", site: null, ...event }),
  );

function judge(checkId: string, trace: TraceEvent[], rows: Row[] = []) {
  const check = definition.checks.find(({ id }) => id === checkId);
  if (!check) throw new Error(`no check ${checkId}`);
  return check.judge({ scenario: check.scenario, trace, rows });
}

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

it.each([
  [10, "failed", "0 of 3 sales saved"],
  [8, "failed", "2 of 3 sales saved"],
  [7, "passed", "3 of 3 sales saved"],
  [6, "failed", "4 of 3 sales saved"],
])("a stock of %d after three sales is %s", (stock, outcome, seen) => {
  expect(judge("sales-are-saved", [], [{ stock }])).toMatchObject({ outcome, seen });
});

it("an answer without a stock, or one that comes too late, is none", () => {
  const heard = (tab: number, atMs: number, text: string): Written => ({ kind: "tab-received", tab, atMs, text });
  const trace = traceOf(
    heard(1, 1_100, '{"stock":9}'),
    heard(2, 2_100, '{"error":"no such item"}'),
    heard(3, 4_100, '{"stock":8}'),
  );
  expect(judge("buyers-do-not-wait", trace)).toEqual({
    outcome: "failed",
    seen: "1 of 3 buyers answered within 1 s",
    atMs: 3_000,
  });
});

it("a question needs its lease: a program that answers without asking is told so", () => {
  expect(judge("borrowed-for-the-question", [])).toMatchObject({
    outcome: "failed",
    seen: "0 before, 0 during, 0 after",
  });
});

it("a transaction is open until its session runs something, ends it, or is gone", () => {
  const session = { connectionId: 1, pid: 7 };
  const state = (atMs: number, of: string): Written => ({
    kind: "session-state",
    atMs,
    ...session,
    state: of,
    query: "",
  });
  const trace = traceOf(
    state(10, "idle in transaction"),
    state(20, "active"),
    state(30, "idle in transaction (aborted)"),
    { kind: "session-closed", atMs: 40, ...session, rolledBack: true },
  );
  expect([9, 10, 20, 30, 40].map((atMs) => openTransactionsAt(trace, atMs))).toEqual([0, 1, 0, 1, 0]);
});
