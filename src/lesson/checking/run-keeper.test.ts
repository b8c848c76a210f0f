import { expect, test } from "vitest";
import type { TraceEvent } from "../../contract/trace-event.ts";
import { chooseRunsToKeep, type JudgedRun } from "./run-keeper.ts";

const traceOf = (count: number, text = ""): TraceEvent[] =>
  Array.from({ length: count }, (_, index) => ({
    kind: "tab-received",
    seq: index + 1,
    atMs: index,
    processId: 0,
    scopeId: "s",
    tab: 1,
    text,
  }));

const run = (checkId: string, failed: boolean, trace: readonly TraceEvent[]): JudgedRun => ({
  checkId,
  failed,
  trace,
  atMs: null,
});

const limits = { events: 10, length: 1_000 };

test("a run that failed is kept before one that passed", () => {
  const kept = chooseRunsToKeep([run("passed", false, traceOf(8)), run("failed", true, traceOf(8))], limits);
  expect([...kept.keys()]).toEqual(["failed"]);
});

test("checks that share a run share its cost", () => {
  const shared = traceOf(9);
  const kept = chooseRunsToKeep(
    ["a", "b", "c"].map((id) => run(id, true, shared)),
    limits,
  );
  expect([...kept.keys()]).toEqual(["a", "b", "c"]);
});

test("a run with too much text is let go, and a shorter one after it is kept", () => {
  const kept = chooseRunsToKeep(
    [run("long", true, traceOf(2, "x".repeat(600))), run("short", true, traceOf(2))],
    limits,
  );
  expect([...kept.keys()]).toEqual(["short"]);
});

test("a server that never came to run leaves nothing to look at", () => {
  expect(chooseRunsToKeep([run("a", true, [])], limits).size).toBe(0);
});
