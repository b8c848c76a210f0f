import { describe, expect, it } from "vitest";
import { scenarioSchema } from "../../src/contract/scenario.ts";
import { type TraceEvent, traceEventSchema } from "../../src/contract/trace-event.ts";
import { countReturns, everyTabGoes } from "./bookings.ts";
import { definition } from "./sandbox.ts";

type Written = { readonly kind: TraceEvent["kind"] } & Readonly<Record<string, unknown>>;

const traceOf = (...events: Written[]): TraceEvent[] =>
  events.map((event, index) =>
    traceEventSchema.parse({ seq: index + 1, atMs: index, processId: 0, scopeId: "http-1", site: null, ...event }),
  );

const lease = { poolId: 1, connectionId: 1, leaseId: 1 };
const status = (to: string): Written => ({ kind: "transaction-changed", ...lease, status: to });
const returned = (destroyed: boolean): Written => ({ kind: "lease-returned", ...lease, destroyed });

describe("the definition", () => {
  it("drives scenarios that the contract accepts", () => {
    for (const { scenario } of [...definition.checks, ...definition.scenarios])
      expect(scenarioSchema.safeParse(scenario).error).toBeUndefined();
  });
});

describe("coming back clean", () => {
  it.each([
    ["after a commit", [status("open"), status("none"), returned(false)], 0],
    ["without a transaction", [returned(false)], 0],
    ["thrown away with its transaction", [status("open"), returned(true)], 0],
    ["in the middle of one", [status("open"), returned(false)], 1],
    ["in the middle of one that has failed", [status("open"), status("failed"), returned(false)], 1],
  ])("counts a connection %s", (_, events, open) => {
    expect(countReturns(traceOf(...events))).toEqual({ all: 1, open });
  });
});

describe("a scenario of which parts were left out", () => {
  const sockets = definition.checks.find(({ id }) => id === "sockets-give-back");
  const judge = (dropped: (kind: string) => boolean) => {
    if (!sockets) throw new Error("no such check");
    const steps = sockets.scenario.steps.filter(({ command }) => !dropped(command.kind));
    return { steps, finding: sockets.judge({ scenario: { ...sockets.scenario, steps }, trace: [], rows: [] }) };
  };

  it("accuses nobody of a tab that stays open", () => {
    const { finding, steps } = judge((kind) => kind === "close-tab");
    expect(finding).toMatchObject({ outcome: "passed", seen: "somebody stays" });
    expect(everyTabGoes({ ...definition.checks[0]?.scenario, steps } as never, "99")).toBe(false);
  });

  it("counts the tabs that are left", () => {
    expect(judge((kind) => kind === "open-tab").finding).toMatchObject({ outcome: "passed" });
  });
});
