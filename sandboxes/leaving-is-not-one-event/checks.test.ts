import { describe, expect, it } from "vitest";
import type { Finding } from "../../src/checks/check.ts";
import { scenarioSchema } from "../../src/contract/scenario.ts";
import { type TraceEvent, traceEventSchema } from "../../src/contract/trace-event.ts";
import { definition } from "./sandbox.ts";

type Written = { readonly kind: TraceEvent["kind"]; readonly atMs: number } & Readonly<Record<string, unknown>>;

function judge(checkId: string, ...events: Written[]): Finding {
  const check = definition.checks.find(({ id }) => id === checkId);
  if (!check) throw new Error(`no check ${checkId}`);
  const trace = events.map((event, index) =>
    traceEventSchema.parse({ seq: index + 1, processId: 0, scopeId: "server", site: null, ...event }),
  );
  return check.judge({ scenario: check.scenario, trace, rows: [] });
}

const connected = (tab: number): Written => ({ kind: "tab-connected", atMs: 100, tab });
const answered = (body: string): Written => ({
  kind: "request-answered",
  atMs: 5_002,
  requestId: 1,
  status: 200,
  body,
});

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

describe("the count of members", () => {
  it.each([
    ["is right", '{"members":2}', { outcome: "passed", seen: "2 counted, 2 there" }],
    ["has a ghost", '{"members":3}', { outcome: "failed", seen: "3 counted, 2 there" }],
    ["has lost one", '{"members":1}', { outcome: "failed", seen: "1 counted, 2 there" }],
    ["is none", "who knows", { outcome: "failed", seen: "no count, 2 there" }],
  ])("is judged beside the tabs that are there when it %s", (_, body, expected) => {
    expect(judge("whoever-leaves-is-gone", connected(1), connected(2), answered(body))).toMatchObject(expected);
  });
});

describe("the living", () => {
  const received = (tab: number, text: string): Written => ({ kind: "tab-received", atMs: 20_000, tab, text });
  const said = (tab: number, times: number) => Array.from({ length: times }, () => received(tab, '{"said":"hello"}'));
  const welcomed = [received(1, '{"welcome":20}'), received(2, '{"welcome":20}')];

  it("pass when both are welcomed, answered ten times, and open", () => {
    expect(judge("the-living-stay", ...welcomed, ...said(1, 5), ...said(2, 5)).outcome).toBe("passed");
  });

  it.each([
    ["one answer is missing", [...welcomed, ...said(1, 5), ...said(2, 4)], "0 closed, 9 of 10 answered"],
    [
      "one is closed",
      [
        ...welcomed,
        ...said(1, 5),
        ...said(2, 5),
        { kind: "tab-closed", atMs: 90_000, tab: 2, code: 1000, reason: "", by: "server" } as const,
      ],
      "1 closed, 10 of 10 answered",
    ],
  ])("fail when %s", (_, events, seen) => {
    expect(judge("the-living-stay", ...events)).toMatchObject({
      outcome: "failed",
      seen: `2 of 2 welcomed, ${seen}`,
    });
  });
});
