import { describe, expect, it } from "vitest";
import { scenarioSchema } from "../../src/contract/scenario.ts";
import { type TraceEvent, traceEventSchema } from "../../src/contract/trace-event.ts";
import { confirmedTooEarly } from "./orders.ts";
import { definition } from "./sandbox.ts";

type Written = { readonly kind: TraceEvent["kind"] } & Readonly<Record<string, unknown>>;

const traceOf = (...events: Written[]): TraceEvent[] =>
  events.map((event, index) =>
    traceEventSchema.parse({ seq: index + 1, atMs: index, processId: 0, scopeId: "http-1", site: null, ...event }),
  );

const lease = { poolId: 1, connectionId: 1, leaseId: 1 };
const granted: Written = { kind: "checkout-granted", ...lease, waitedMs: 0 };
const transaction = (status: string): Written => ({ kind: "transaction-changed", ...lease, status });
const answered = (status: number, scopeId = "http-1"): Written => ({
  kind: "request-answered",
  requestId: 1,
  status,
  body: "",
  scopeId,
});

describe("the definition", () => {
  it("drives scenarios that the contract accepts", () => {
    for (const { scenario } of [...definition.checks, ...definition.scenarios])
      expect(scenarioSchema.safeParse(scenario).error).toBeUndefined();
  });
});

describe("being told too early", () => {
  it.each([
    ["an answer inside its transaction", [granted, transaction("open"), answered(200)], 1],
    ["an answer inside one that has failed", [granted, transaction("open"), transaction("failed"), answered(200)], 1],
    ["an answer after the commit", [granted, transaction("open"), transaction("none"), answered(200)], 0],
    ["an answer without a transaction", [granted, answered(200)], 0],
    ["a refusal, which promises nothing", [granted, transaction("open"), answered(500)], 0],
    ["somebody else's answer", [granted, transaction("open"), answered(200, "http-2")], 0],
  ])("counts %s", (_, events, count) => {
    expect(confirmedTooEarly(traceOf(...events), [1])).toBe(count);
  });
});
