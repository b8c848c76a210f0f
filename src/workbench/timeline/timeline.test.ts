import fc from "fast-check";
import { expect, test } from "vitest";
import { foldTimeline } from "../../trace/timeline/fold-timeline.ts";
import { type Bucket, initialTimeline, timelineLimit } from "../../trace/timeline/timeline-state.ts";
import { answerWords, latencyWords, pastWords, sliderWords, stretchWords } from "../words/timeline-words.ts";
import { axisTicks, frameTicks } from "./axis-ticks.ts";
import { breakAt, createChartFrame, spanFor, topFor } from "./chart-frame.ts";
import { drawCourse } from "./draw-course.ts";
import { placeLabels } from "./place-labels.ts";
import { momentAfterKey } from "./slider-keys.ts";

const quiet = { inUse: 0, waiting: 0, max: 3, mostInUse: 0, mostWaiting: 0, timedOut: 0, latency: null };
const course = (...buckets: Partial<Bucket>[]) => ({
  ...initialTimeline,
  buckets: buckets.map((bucket, index) => ({ ...quiet, index, ...bucket })),
});

test("ticks never touch each other, at any width and length of a run", () => {
  fc.assert(
    fc.property(fc.integer({ min: 200, max: 2_000 }), fc.integer({ min: 1_000, max: 100_000_000 }), (width, spanMs) => {
      const ticks = axisTicks(spanMs, width);
      expect(ticks.length).toBeLessThanOrEqual(101);
      for (const [index, tick] of ticks.entries())
        if (index > 0) expect(tick.x - (ticks[index - 1]?.x ?? 0)).toBeGreaterThan(60);
    }),
  );
});

test("a name that would touch a weightier one goes to its left, or is left out, and none leaves the chart", () => {
  const labels = [
    { x: 300, text: "tab 31 timed out" },
    { x: 270, text: "cable of tab 3 pulled" },
    { x: 2, text: "tab 31 waits" },
    { x: 599, text: "server ended" },
    { x: 420, text: "tab 4 fell asleep" },
    { x: 425, text: "tab 5 fell asleep" },
  ];
  const placed = placeLabels(labels, 600);
  expect(placed.map(({ text }) => text)).toEqual([
    "tab 31 timed out",
    "cable of tab 3 pulled",
    "tab 31 waits",
    "server ended",
    "tab 4 fell asleep",
  ]);
  for (const { left, text } of placed) {
    expect(left).toBeGreaterThanOrEqual(0);
    expect(left + text.length * 6).toBeLessThanOrEqual(600);
  }
});

test("the time shown stays the same for a good while, and always has the newest moment in it", () => {
  expect([0, 59_000, 61_000, 90_000, 91_000].map((newestMs) => spanFor(newestMs))).toEqual([
    60_000, 60_000, 90_000, 90_000, 135_000,
  ]);
  expect(spanFor(10_000, 75_000)).toBe(75_000);
});

test("a stretch keeps its place however long the run goes on, and every place in the chart is one moment", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 320, max: 1_400 }),
      fc.integer({ min: 5_000, max: 700_000 }),
      fc.integer({ min: 0, max: 10_000_000 }),
      (width, keptMs, laterMs) => {
        const axisBreak = breakAt(keptMs, width);
        const frame = createChartFrame(width, keptMs + spanFor(laterMs, 15_000), 10, axisBreak);
        expect(frame.xOf(keptMs)).toBe(axisBreak.x);
        expect(frame.xOf(keptMs / 2)).toBeCloseTo(axisBreak.x / 2, 0);
        expect(frame.xOf(keptMs + laterMs)).toBeLessThanOrEqual(width);
        for (const x of [0, axisBreak.x / 3, axisBreak.x, (axisBreak.x + width) / 2, width])
          expect(frame.xOf(frame.timeAt(x))).toBeCloseTo(x, 0);
        const ticks = frameTicks(frame);
        for (const [index, tick] of ticks.entries())
          if (index > 0) expect(tick.x - (ticks[index - 1]?.x ?? 0)).toBeGreaterThan(60);
      },
    ),
  );
});

test("a scenario's name is cut before it leaves its part of the time, but where it was stopped is told in full", () => {
  expect(stretchWords("31 tabs, one after the other", null, 40)).toBe("31 tabs, one after the other");
  expect(stretchWords("31 tabs, one after the other", null, 16)).toBe("31 tabs, one af…");
  expect(stretchWords("31 tabs, one after the other", 23_400, 60)).toBe(
    "31 tabs, one after the other, stopped at 00:23",
  );
  expect(stretchWords("31 tabs, one after the other", 23_400, 36)).toBe("31 tabs, one afte…, stopped at 00:23");
  expect(stretchWords("31 tabs", null, 3)).toBe("");
});

test("a queue of hundreds leaves the pool a third of the height", () => {
  expect(topFor(30, 330)).toBe(90);
  expect(topFor(30, 12)).toBe(39);
});

test("the queue stands on the pool's edge, and a stretch without one draws nothing there", () => {
  const frame = createChartFrame(600, 60_000, 6);
  const paths = drawCourse(course({ mostInUse: 3, inUse: 3 }, { mostWaiting: 2, waiting: 0, timedOut: 1 }), frame, 500);
  expect(paths.waiting).toBe(`M1 ${frame.yOf(3)}V${frame.yOf(5)}H2V${frame.yOf(3)}Z`);
  expect(paths.timeOuts).toMatch(/^M1\.5 /);
  expect(drawCourse(course({}), frame, 500).waiting).toBe("");
});

test("a full hour is drawn in a bounded number of characters", () => {
  const buckets = Array.from({ length: timelineLimit.buckets }, (_, index) => ({
    ...{ mostInUse: index % 7, inUse: index % 3, mostWaiting: index % 5, waiting: index % 2, timedOut: index % 2 },
  }));
  const paths = drawCourse(course(...buckets), createChartFrame(600, 60_000, 9), 60_000);
  expect(Object.values(paths).join("").length).toBeLessThan(120_000);
});

test("keys move by steps, by tens, to the start and back to the newest moment", () => {
  const state = foldTimeline([]);
  const after = (key: string, shownMs: number, shiftKey = false) =>
    momentAfterKey({ key, shiftKey }, shownMs, 60_000, state);
  expect(after("ArrowLeft", 30_000)).toBe(29_000);
  expect(after("ArrowRight", 30_000)).toBe(31_000);
  expect(after("ArrowLeft", 30_000, true)).toBe(20_000);
  expect(after("PageUp", 30_000)).toBe(40_000);
  expect(after("PageDown", 3_000)).toBe(0);
  expect(after("Home", 30_000)).toBe(0);
  expect(after("End", 30_000)).toBe("newest");
  expect(after("ArrowRight", 59_500)).toBe("newest");
  expect(after("a", 30_000)).toBeNull();
});

test("the slider, the badge and the answers are said in words", () => {
  expect(sliderWords(41_000, 75_000, [])).toBe("00:41 of 01:15, no pool yet");
  expect(pastWords(41_000, 75_000, true)).toBe("Showing 00:41. The server is at 01:15.");
  expect(pastWords(41_000, 75_000, false)).toBe("Showing 00:41. The server ended at 01:15.");
  expect([0, 12.3, 420, 1_230, 31_000].map(latencyWords)).toEqual(["under 1 ms", "12 ms", "420 ms", "1.2 s", "31 s"]);
  expect(answerWords(null, null)).toBe("to requests and messages: none yet");
  expect(answerWords(12.3, 31_000)).toBe("to requests and messages: p50 12 ms, p95 31 s");
});
