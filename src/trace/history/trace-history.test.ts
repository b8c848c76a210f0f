import fc from "fast-check";
import { expect, test } from "vitest";
import { anyTrace, splitAt } from "../../../tests/support/any-trace.ts";
import type { TraceEvent } from "../../contract/trace-event.ts";
import { foldTrace } from "../reduce-trace.ts";
import { createTraceHistory } from "./trace-history.ts";

const cuts = fc.array(fc.nat(300), { size: "max", maxLength: 30 });

const until = (trace: readonly TraceEvent[], atMs: number) => foldTrace(trace.filter((event) => event.atMs <= atMs));

test("a moment of the past is the fold of what had happened by then, however the log came in batches", () => {
  fc.assert(
    fc.property(anyTrace, cuts, fc.integer({ min: 8, max: 40 }), fc.nat(2_000), (trace, cuts, spacing, atMs) => {
      const history = createTraceHistory({ spacing });
      for (const batch of splitAt(trace, cuts)) history.append(batch);
      expect(history.newest()).toEqual(foldTrace(trace));
      expect(history.at(atMs)).toEqual(until(trace, atMs));
    }),
  );
});

test("with the older half forgotten, every moment that is kept is what it was", () => {
  fc.assert(
    fc.property(anyTrace, fc.nat(2_000), (trace, atMs) => {
      const history = createTraceHistory({ events: 160, spacing: 8 });
      for (const event of trace) history.append([event]);
      const { oldestMs, events, forgotten } = history.kept();
      expect(forgotten + events.length).toBe(trace.length);
      expect(history.at(atMs)).toEqual(until(trace, Math.max(atMs, oldestMs)));
    }),
  );
});

test("events of several processes a little out of order are all there at the moment of the later ones", () => {
  const opened = (tab: number, processId: number, atMs: number): TraceEvent => ({
    seq: tab,
    atMs,
    processId,
    scopeId: "server",
    kind: "tab-opened",
    tab,
    path: "/",
  });
  const history = createTraceHistory({ spacing: 2 });
  for (const [tab, atMs] of [10, 20, 30, 15, 25, 40, 35, 50].entries())
    history.append([opened(tab + 1, tab > 2 ? 1 : 0, atMs)]);
  expect(history.at(25).traffic.tabs.map(({ tab }) => tab)).toEqual([1, 2, 4, 5]);
  expect(history.at(36).traffic.tabs.map(({ tab }) => tab)).toEqual([1, 2, 3, 4, 5, 7]);
});

test("a state that was given out stays as it was while the log goes on", () => {
  fc.assert(
    fc.property(anyTrace, cuts, (trace, cuts) => {
      const history = createTraceHistory({ spacing: 8 });
      for (const batch of splitAt(trace, cuts)) {
        const before = history.newest();
        const frozen = structuredClone(before);
        history.append(batch);
        expect(before).toEqual(frozen);
      }
    }),
    { numRuns: 30 },
  );
});
