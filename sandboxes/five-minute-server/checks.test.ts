import { describe, expect, it } from "vitest";
import type { Finding } from "../../src/checks/check.ts";
import { scenarioSchema } from "../../src/contract/scenario.ts";
import { type TraceEvent, traceEventSchema } from "../../src/contract/trace-event.ts";
import { definition } from "./sandbox.ts";

type Written = { readonly kind: TraceEvent["kind"]; readonly atMs: number } & Readonly<Record<string, unknown>>;

function judge(checkId: string, ...events: readonly Written[]): Finding {
  const check = definition.checks.find(({ id }) => id === checkId);
  if (!check) throw new Error(`no check ${checkId}`);
  const trace = events.map((event, index) =>
    traceEventSchema.parse({ seq: index + 1, processId: 0, scopeId: "server", site: null, ...event }),
  );
  return check.judge({ scenario: check.scenario, trace, rows: [] });
}

const exchange = (requestId: number, atMs: number, afterMs: number, status: number): Written[] => [
  { kind: "request-sent", atMs, requestId, method: "GET", path: "/" },
  { kind: "request-answered", atMs: atMs + afterMs, requestId, status, body: "" },
];

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

describe("waiting for a full pool", () => {
  it.each([
    ["a refusal in time", exchange(11, 2_000, 5_002, 500)],
    ["a refusal at once", exchange(11, 2_000, 3, 503)],
  ])("passes with %s", (_, events) => {
    expect(judge("waiting-has-an-end", ...events).outcome).toBe("passed");
  });

  it.each([
    ["an answer that comes too late", exchange(11, 2_000, 18_000, 200), "200 after 18.0 s"],
    ["no answer", [], "no answer"],
  ])("fails with %s", (_, events, seen) => {
    expect(judge("waiting-has-an-end", ...events)).toMatchObject({ outcome: "failed", seen, atMs: 12_000 });
  });
});

describe("bad links", () => {
  const missing = [501, 502, 503, 504, 505].flatMap((id) => exchange(id, 15_000, 5, 404));

  it.each([400, 404, 422, 500])("may be answered with %d where the number is none", (status) => {
    const bad = [601, 602, 603, 604, 605].flatMap((id) => exchange(id, 45_000, 5, status));
    expect(judge("missing-is-404", ...missing, ...bad).outcome).toBe("passed");
  });

  it("may not be answered as if all were well", () => {
    const bad = [601, 602, 603, 604, 605].flatMap((id) => exchange(id, 45_000, 5, 200));
    expect(judge("missing-is-404", ...missing, ...bad)).toMatchObject({
      outcome: "failed",
      seen: "200 for a bad link",
    });
  });
});
