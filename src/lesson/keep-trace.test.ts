import { expect, test } from "vitest";
import type { TraceEvent } from "../contract/trace-event.ts";
import { createTraceKeeper } from "./keep-trace.ts";

const line = (seq: number, text = ""): TraceEvent => ({
  seq,
  atMs: 0,
  processId: 0,
  scopeId: "s",
  kind: "log-written",
  level: "info",
  text,
  site: null,
});

test("a run of ordinary length is kept whole, and each addition is a new value", () => {
  const keeper = createTraceKeeper({ events: 100, length: 10_000 });
  const before = keeper.kept();
  keeper.add([line(1), line(2)]);
  keeper.add([line(3)]);
  expect(keeper.kept().events.map(({ seq }) => seq)).toEqual([1, 2, 3]);
  expect(keeper.kept()).not.toBe(before);
});

test("of a very long one the newest part is kept, and how much is gone", () => {
  const keeper = createTraceKeeper({ events: 100, length: 100_000 });
  for (let seq = 1; seq <= 1_050; seq += 1) keeper.add([line(seq)]);
  const { events, forgotten } = keeper.kept();
  expect(events.length).toBeGreaterThanOrEqual(50);
  expect(events.length).toBeLessThanOrEqual(100);
  expect(events.at(-1)?.seq).toBe(1_050);
  expect(forgotten + events.length).toBe(1_050);
});

test("long texts are counted as well", () => {
  const keeper = createTraceKeeper({ events: 1_000, length: 10_000 });
  for (let seq = 1; seq <= 100; seq += 1) keeper.add([line(seq, "x".repeat(1_000))]);
  expect(keeper.kept().events.length).toBeLessThan(12);
});
