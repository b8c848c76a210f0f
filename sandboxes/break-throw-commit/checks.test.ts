import { describe, expect, it } from "vitest";
import { scenarioSchema } from "../../src/contract/scenario.ts";
import { type TraceEvent, traceEventSchema } from "../../src/contract/trace-event.ts";
import { definition } from "./sandbox.ts";

type Written = { readonly kind: TraceEvent["kind"] } & Readonly<Record<string, unknown>>;

const traceOf = (...events: readonly Written[]): TraceEvent[] =>
  events.map((event, index) =>
    traceEventSchema.parse({
      ...{ seq: index + 1, atMs: index, processId: 0, scopeId: "tab 1", site: null },
      ...{ poolId: 1, connectionId: 1, leaseId: 1 },
      ...event,
    }),
  );

describe("the definition", () => {
  it("drives scenarios that the contract accepts", () => {
    for (const { scenario } of [...definition.checks, ...definition.scenarios])
      expect(scenarioSchema.safeParse(scenario).error).toBeUndefined();
  });
});

it.each(['{"error":"only 100 apples left"}', '{"error":1}'])("a tab that is sent %s was told", (text) => {
  const check = definition.checks.find(({ id }) => id === "failed-orders-are-told");
  const told = [1, 2].map((tab): Written => ({ kind: "tab-received", tab, text }));
  expect(check?.judge({ scenario: check.scenario, trace: traceOf(...told), rows: [] }).outcome).toBe("passed");
});

it("a tab that is closed upon was told; one that is sent what is no JSON was not", () => {
  const check = definition.checks.find(({ id }) => id === "failed-orders-are-told");
  const closed = (tab: number): Written => ({ kind: "tab-closed", tab, code: 1011, reason: "", by: "server" });
  const judge = (...events: Written[]) =>
    check?.judge({ scenario: check.scenario, trace: traceOf(...events), rows: [] }).seen;
  expect(judge(closed(1), closed(2))).toBe("2 of 2 told, 0 told that it went well");
  expect(judge(closed(1), { kind: "tab-received", tab: 2, text: "no" })).toBe("1 of 2 told, 0 told that it went well");
});
