import { expect, test } from "vitest";
import { type TraceEvent, traceEventSchema } from "../../src/contract/trace-event.ts";
import { membersTold, tabsThereAt } from "./presence.ts";

const traceOf = (...events: readonly Readonly<Record<string, unknown>>[]): TraceEvent[] =>
  events.map((event, index) =>
    traceEventSchema.parse({ seq: index + 1, atMs: index * 100, processId: 0, scopeId: "server", ...event }),
  );

const connected = (tab: number) => ({ kind: "tab-connected", tab });
const closed = (tab: number) => ({ kind: "tab-closed", tab, code: 1001, reason: "", by: "client" });

test("a tab is there from its handshake until it closes or falls asleep", () => {
  const trace = traceOf(connected(1), connected(2), connected(3), closed(1), { kind: "tab-asleep", tab: 2 });
  expect([0, 100, 200, 300, 400].map((atMs) => tabsThereAt(trace, atMs))).toEqual([1, 2, 3, 2, 1]);
});

test.each([
  ["a count", 200, '{"members":4}', 4],
  ["an error", 500, '{"members":4}', null],
  ["anything else", 200, '{"members":"many"}', null],
])("GET /members answered with %s", (_, status, body, expected) => {
  expect(membersTold(traceOf({ kind: "request-answered", requestId: 1, status, body }), 1)).toBe(expected);
});

test("a request without an answer has no count", () => {
  expect(membersTold([], 1)).toBeNull();
});
