import fc from "fast-check";
import { expect, test } from "vitest";
import { anyTrace, splitAt } from "../../../tests/support/any-trace.ts";
import type { TraceEvent } from "../../contract/trace-event.ts";
import { initialScopes } from "../scopes.ts";
import { generatorsFold } from "./fold-generators.ts";
import { type GeneratorPhase, generatorsLimit } from "./generators-state.ts";
import { selectGenerators } from "./select-generators.ts";

const { fold, initial } = generatorsFold;

/** Events in order, 10 ms apart. */
function toTrace(fields: readonly object[]): TraceEvent[] {
  return fields.map(
    (own, index) =>
      ({ seq: index + 1, atMs: index * 10, processId: 0, scopeId: "socket-1", ...own }) as unknown as TraceEvent,
  );
}

const opened = { kind: "scope-opened", holder: "websocket", label: "tab 1", parentScopeId: "server" };
const ended = { kind: "scope-ended", outcome: "returned", error: null };
const changes = (generatorId: number, phases: readonly GeneratorPhase[], name = "getDb") =>
  phases.map((phase) => ({ kind: "generator-changed", generatorId, name, drivenBy: "framework", phase }));
const driven = (generatorId: number, phases: readonly GeneratorPhase[]) =>
  changes(generatorId, phases).map((event) => ({ ...event, drivenBy: "program" }));
const asks = (leaseId: number, generatorId: number | null = null) => ({
  kind: "checkout-requested",
  poolId: 1,
  leaseId,
  queued: false,
  timeoutMs: 0,
  generatorId,
});
const untilYield = ["created", "running", "suspended"] as const;

test("equal logs give equal lives, however they come in batches, and never more than are followed", () => {
  fc.assert(
    fc.property(anyTrace, fc.array(fc.nat(300), { size: "max", maxLength: 40 }), (trace, cuts) => {
      const whole = fold(initial, trace);
      expect(splitAt(trace, cuts).reduce(fold, initial)).toEqual(whole);
      expect(whole.openCount).toBe([...whole.open.values()].flat().length);
      expect(whole.openCount + whole.ended.length).toBeLessThanOrEqual(generatorsLimit.followed);
    }),
  );
});

test("a generator serves the one in whose turn it was made, and its changes are kept with their moments", () => {
  const state = fold(initial, toTrace([opened, ...changes(1, untilYield)]));
  expect(selectGenerators(state, [], initialScopes).rows).toMatchObject([
    { name: "getDb", label: "tab 1", phase: "suspended", sinceMs: 30, changes: [{ atMs: 10 }, { atMs: 20 }, {}] },
  ]);
});

test("what is asked for while its own code runs is its lease; what the handler asks for is not", () => {
  const [created, running, suspended] = changes(1, untilYield);
  const state = fold(initial, toTrace([opened, created, running, asks(7), suspended, asks(8)] as object[]));
  expect(selectGenerators(state, [], initialScopes).rows[0]?.leases).toEqual([{ poolId: 1, leaseId: 7 }]);
});

test("of nested ones the inner has what is asked for while the outer stands at its yield", () => {
  const [created, running, suspended] = changes(2, untilYield, "getUser");
  const nested = [opened, ...changes(1, untilYield), created, running, asks(7), suspended];
  const { rows } = selectGenerators(fold(initial, toTrace(nested as object[])), [], initialScopes);
  expect(rows.map(({ name, leases }) => [name, leases.length])).toEqual([
    ["getDb", 0],
    ["getUser", 1],
  ]);
});

test("one that nobody resumed is dropped when its holder ends, and when its server does", () => {
  const begun = [opened, ...changes(1, untilYield)];
  for (const end of [ended, { kind: "server-exited", exitCode: 1, reason: "uncaught-error", error: null }]) {
    const view = selectGenerators(fold(initial, toTrace([...begun, end])), [], initialScopes);
    expect(view).toMatchObject({ open: 0, ended: 1, rows: [{ phase: "dropped", sinceMs: 40 }] });
  }
});

test("of more than are followed the ended are forgotten first, and all are counted", () => {
  const over = Array.from({ length: 150 }, (_, index) => changes(index + 1, [...untilYield, "resumed", "returned"]));
  const open = Array.from({ length: 230 }, (_, index) => changes(index + 1_000, untilYield));
  const state = fold(initial, toTrace([...over, ...open].flat()));
  expect(state).toMatchObject({ openCount: 200, openBeyond: 30, endedBeyond: 150, ended: [] });
  const view = selectGenerators(state, [], initialScopes);
  expect(view).toMatchObject({ open: 230, ended: 150 });
  expect(view.rows).toHaveLength(20);
  expect(view.rows[0]?.generatorId).toBe(1_000);
});

test("where two run at once a lease is the one's that is known to ask, or nobody's", () => {
  const both = [opened, ...driven(1, ["created", "running"]), ...driven(2, ["created", "running"])];
  const { rows } = selectGenerators(fold(initial, toTrace([...both, asks(7), asks(8, 1)])), [], initialScopes);
  expect(rows.map(({ leases }) => leases)).toEqual([[{ poolId: 1, leaseId: 8 }], []]);
});

test("what a yielded session asks for is its generator's while that one is suspended; the newest leases are kept", () => {
  const asked = [1, 2, 3, 4, 5].map((leaseId) => ({ ...asks(leaseId, 1), scopeId: "socket-2" }));
  const state = fold(initial, toTrace([opened, ...changes(1, untilYield), ...asked]));
  const { rows } = selectGenerators(state, [], initialScopes);
  expect(rows[0]?.leases.map(({ leaseId }) => leaseId)).toEqual([2, 3, 4, 5]);
});

test("one that its ended holder left running was not dropped after all", () => {
  const begun = fold(initial, toTrace([opened, ...driven(1, untilYield), ended]));
  expect(selectGenerators(begun, [], initialScopes)).toMatchObject({ open: 0, rows: [{ phase: "dropped" }] });
  const [resumed, returned] = driven(1, ["resumed", "returned"]).map((event, index) => toTrace([event])[0] ?? index);
  const goesOn = fold(begun, [resumed as TraceEvent]);
  expect(selectGenerators(goesOn, [], initialScopes)).toMatchObject({
    open: 1,
    ended: 0,
    rows: [{ phase: "resumed" }],
  });
  const over = selectGenerators(fold(goesOn, [returned as TraceEvent]), [], initialScopes);
  expect(over).toMatchObject({ open: 0, ended: 1, rows: [{ phase: "returned" }] });
  expect(over.rows[0]?.changes.map(({ phase }) => phase)).toEqual([
    "created",
    "running",
    "suspended",
    "resumed",
    "returned",
  ]);
});
