import { describe, expect, it } from "vitest";
import type { Finding, Row } from "../../src/checks/check.ts";
import { scenarioSchema } from "../../src/contract/scenario.ts";
import { type TraceEvent, traceEventSchema } from "../../src/contract/trace-event.ts";
import { definition } from "./sandbox.ts";

type Written = { readonly kind: TraceEvent["kind"]; readonly atMs: number } & Readonly<Record<string, unknown>>;

function judge(checkId: string, events: readonly Written[], rows: readonly Row[] = []): Finding {
  const check = definition.checks.find(({ id }) => id === checkId);
  if (!check) throw new Error(`no check ${checkId}`);
  const trace = events.map((event, index) =>
    traceEventSchema.parse({ seq: index + 1, processId: 0, scopeId: "server", site: null, ...event }),
  );
  return check.judge({ scenario: check.scenario, trace, rows });
}

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

describe("summaries in the table", () => {
  const untouched = { id: 2, text: "The second text", summary: "Summary of: The second text" };
  const ofTheOldText = { id: 1, text: "Nothing of the old text is left", summary: "Summary of: The first text" };

  it("pass when the edited text has none and the other has its own", () => {
    expect(judge("no-summary-of-an-older-text", [], [untouched]).outcome).toBe("passed");
  });

  it("fail when one is of an older text", () => {
    expect(judge("no-summary-of-an-older-text", [], [untouched, ofTheOldText])).toMatchObject({
      outcome: "failed",
      seen: "1 of an older text",
    });
  });

  it("fail when none is ever saved", () => {
    expect(judge("no-summary-of-an-older-text", [], [])).toMatchObject({
      outcome: "failed",
      seen: "the undisturbed one was not saved",
    });
  });
});

describe("an edit", () => {
  const text = "Nothing of the old text is left";
  const sent: Written = { kind: "tab-sent", atMs: 1_400, tab: 2, text };
  const reply = (atMs: number, json: string): Written => ({ kind: "tab-received", atMs, tab: 2, text: json });

  it.each([
    ["answered at once passes", [sent, reply(1_410, '{"saved":"it"}')], "saved at once"],
    ["answered late fails", [sent, reply(2_000, '{"saved":"it"}')], "saved after 0.6 s"],
    ["refused fails", [sent, reply(1_410, '{"error":"busy"}')], "not saved after 0.0 s"],
    ["never answered fails", [sent], "the edit was not answered"],
  ])("%s", (_, events, seen) => {
    expect(judge("edits-do-not-wait", events).seen).toBe(seen);
  });
});

it("an answer too many to one tab does not hide that another tab got none", () => {
  const replies = [1, 1, 1, 2, 2, 3].map(
    (tab, index): Written => ({ kind: "tab-received", atMs: 2_000 + index, tab, text: '{"error":"no"}' }),
  );
  expect(judge("a-failed-call-leaves-nothing", replies).seen).toBe("5 of 6 answered, 0 in use afterwards");
});
