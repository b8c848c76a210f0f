import { expect, test } from "vitest";
import type { TraceEvent } from "../../contract/trace-event.ts";
import { createTraceHistory } from "./trace-history.ts";

const line = (seq: number, text = ""): TraceEvent => ({
  seq,
  atMs: seq,
  processId: 0,
  scopeId: "s",
  kind: "log-written",
  level: "info",
  text,
  site: null,
});

test("a run of ordinary length is kept whole, and each addition is a new value", () => {
  const history = createTraceHistory({ events: 100, length: 10_000 });
  const before = history.kept();
  history.append([line(1), line(2)]);
  history.append([line(3)]);
  expect(history.kept().events.map(({ seq }) => seq)).toEqual([1, 2, 3]);
  expect(history.kept()).not.toBe(before);
  expect(history.kept()).toMatchObject({ forgotten: 0, oldestMs: 0 });
});

test("of a very long one the newest part is kept, how much is gone, and from when on there is something to show", () => {
  const history = createTraceHistory({ events: 100, length: 100_000 });
  for (let seq = 1; seq <= 1_050; seq += 1) history.append([line(seq)]);
  const { events, forgotten, oldestMs } = history.kept();
  expect(events.length).toBeGreaterThanOrEqual(40);
  expect(events.length).toBeLessThanOrEqual(100);
  expect(events.at(-1)?.seq).toBe(1_050);
  expect(forgotten + events.length).toBe(1_050);
  expect(oldestMs).toBe(forgotten);
  expect(history.at(10).atMs).toBe(oldestMs);
});

test("one addition longer than the limit leaves its newest part", () => {
  const history = createTraceHistory({ events: 100 });
  history.append(Array.from({ length: 1_050 }, (_, index) => line(index + 1)));
  const { events, forgotten } = history.kept();
  expect(events.length).toBeLessThanOrEqual(100);
  expect(forgotten + events.length).toBe(1_050);
});

test("long texts are counted as well", () => {
  const history = createTraceHistory({ events: 1_000, length: 10_000 });
  for (let seq = 1; seq <= 100; seq += 1) history.append([line(seq, "x".repeat(1_000))]);
  expect(history.kept().events.length).toBeLessThan(12);
});

test("snapshots of heavy states grow rarer, and every moment can still be shown", () => {
  const history = createTraceHistory({ spacing: 10, weight: 10_000 });
  const opened = (tab: number): TraceEvent => ({
    seq: tab,
    atMs: tab,
    processId: 0,
    scopeId: "server",
    kind: "tab-opened",
    tab,
    path: "/",
  });
  history.append(Array.from({ length: 1_900 }, (_, index) => opened(index + 1)));
  expect(history.at(1_234).traffic.tabs).toHaveLength(1_234);
  expect(history.at(7).traffic.tabs).toHaveLength(7);
});
