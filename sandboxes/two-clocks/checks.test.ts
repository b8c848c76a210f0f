import { describe, expect, it } from "vitest";
import type { Finding } from "../../src/checks/check.ts";
import { scenarioSchema } from "../../src/contract/scenario.ts";
import { type TraceEvent, traceEventSchema } from "../../src/contract/trace-event.ts";
import { definition } from "./sandbox.ts";

type Written = { readonly kind: TraceEvent["kind"]; readonly atMs: number } & Readonly<Record<string, unknown>>;

function judge(checkId: string, events: readonly Written[]): Finding {
  const check = definition.checks.find(({ id }) => id === checkId);
  if (!check) throw new Error(`no check ${checkId}`);
  const trace = events.map((event, index) =>
    traceEventSchema.parse({ seq: index + 1, processId: 0, scopeId: "server", site: null, ...event }),
  );
  return check.judge({ scenario: check.scenario, trace, rows: [] });
}

const everyTab = (toEvent: (tab: number) => Written): Written[] => [1, 2, 3, 4, 5, 6].map(toEvent);

describe("the definition", () => {
  it("drives scenarios that the contract accepts", () => {
    for (const { scenario } of definition.checks) expect(scenarioSchema.safeParse(scenario).error).toBeUndefined();
  });

  it("declares failures of checks that exist", () => {
    const ids = definition.checks.map(({ id }) => id);
    const declared = [definition.starterFails, ...definition.mutants.map(({ fails }) => fails)].flatMap(Object.keys);
    expect(declared.filter((id) => !ids.includes(id))).toEqual([]);
  });
});

describe("turning a stranger away", () => {
  const closed = (code: number, by: string) => (tab: number) =>
    ({ kind: "tab-closed", atMs: tab * 1_000, tab, code, reason: "", by }) as const;

  it.each([
    ["close code 1008", closed(1008, "server")],
    ["a refused handshake", (tab: number) => ({ kind: "tab-refused", atMs: tab * 1_000, tab, status: 403 }) as const],
  ])("passes with %s", (_, toEvent) => {
    expect(judge("strangers-take-nothing", everyTab(toEvent)).outcome).toBe("passed");
  });

  it.each([
    ["an internal error", closed(1011, "server")],
    ["a stranger who left by themself", closed(1008, "client")],
    ["an ordinary close", closed(1000, "server")],
  ])("fails with %s", (_, toEvent) => {
    expect(judge("strangers-take-nothing", everyTab(toEvent))).toMatchObject({
      outcome: "failed",
      seen: "0 of 6 turned away, 0 in use afterwards",
    });
  });
});

describe("answering a member", () => {
  const told = (greet: (tab: number) => string, unread: (tab: number) => number) =>
    judge("six-members-on-five-connections", [
      ...everyTab((tab) => ({ kind: "tab-received", atMs: 1_000, tab, text: greet(tab) })),
      ...everyTab((tab) => ({ kind: "tab-received", atMs: 61_000, tab, text: `{"unread":${unread(tab)}}` })),
    ]);
  const name = (tab: number) => ["Ada", "Ben", "Cleo", "Dan", "Eva", "Finn"][tab - 1] ?? "";

  it("passes when each is greeted by name and told their own count", () => {
    expect(
      told(
        (tab) => `{"hello":"${name(tab)}"}`,
        (tab) => tab,
      ).outcome,
    ).toBe("passed");
  });

  it("fails when all are told Ada's", () => {
    expect(
      told(
        () => '{"hello":"Ada"}',
        () => 1,
      ).seen,
    ).toBe("1 of 6 greeted, 1 of 6 told");
  });
});
