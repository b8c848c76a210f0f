import { describe, expect, it } from "vitest";
import type { Finding } from "../../src/checks/check.ts";
import { scenarioSchema } from "../../src/contract/scenario.ts";
import { type TraceEvent, traceEventSchema } from "../../src/contract/trace-event.ts";
import { isRightAnswer } from "./replies.ts";
import { itemsAskedIn } from "./requests.ts";
import { definition } from "./sandbox.ts";

type Written = { readonly kind: TraceEvent["kind"]; readonly atMs: number } & Readonly<Record<string, unknown>>;

const traceOf = (events: readonly Written[]): TraceEvent[] =>
  events.map((event, index) =>
    traceEventSchema.parse({ seq: index + 1, processId: 0, scopeId: "server", site: null, ...event }),
  );

const checkOf = (id: string) => {
  const check = definition.checks.find((candidate) => candidate.id === id);
  if (!check) throw new Error(`no check ${id}`);
  return check;
};

function judge(checkId: string, ...events: Written[]): Finding {
  const check = checkOf(checkId);
  return check.judge({ scenario: check.scenario, trace: traceOf(events), rows: [] });
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
  ["3", 200, '{"name":"item 3","price":30}', true],
  ["3", 200, '{"name":"item 4","price":40}', false],
  ["3", 200, "null", false],
  ["3", 500, '{"name":"item 3","price":30}', false],
  ["99", 404, '{"error":"nothing here"}', true],
  ["99", 200, "null", false],
  ["seven", 500, "", true],
  ["seven", 400, "", true],
  ["seven", 200, "null", false],
])("for id %s, %d %s is right: %s", (id, status, body, right) => {
  expect(isRightAnswer(id, status, body)).toBe(right);
});

it("a right answer that comes too late is no answer", () => {
  const asked = itemsAskedIn(checkOf("missing-items-get-404").scenario);
  const answers = (afterMs: number): Written[] =>
    asked.map(({ requestId, atMs, id }) => ({
      kind: "request-answered",
      atMs: atMs + afterMs,
      requestId,
      status: id === "99" ? 404 : 200,
      body: `{"name":"item ${id}"}`,
    }));
  expect(judge("missing-items-get-404", ...answers(900)).outcome).toBe("passed");
  expect(judge("missing-items-get-404", ...answers(1_100))).toEqual({
    outcome: "failed",
    seen: "0 of 12 calls answered rightly",
    atMs: 1_000,
  });
});

it("a tab that never asked was owed no price, and an item of another id is none", () => {
  const heard = (tab: number, text: string): Written => ({ kind: "tab-received", tab, atMs: 700, text });
  const prices = [1, 2, 3, 4].map((tab) => heard(tab, '{"name":"item 7","price":70}'));
  expect(judge("tabs-get-their-price", ...prices).outcome).toBe("passed");
  expect(judge("tabs-get-their-price", ...prices.slice(1), heard(1, '{"name":"item 8","price":80}'))).toEqual({
    outcome: "failed",
    seen: "3 of 4 tabs told the price",
    atMs: 1_560,
  });
});
