/**
 * `npm run bench -- view`: what folding the log costs beside reading its text, and what a step of the scrubber costs
 * beside folding the whole log, on what a real server said. Exit code 1 where a limit is missed.
 */
import type { TraceEvent } from "../../../src/contract/trace-event.ts";
import { createTraceHistory, type TraceHistory } from "../../../src/trace/history/trace-history.ts";
import { poolsAt } from "../../../src/trace/reduce-trace.ts";
import limits from "../limits.json" with { type: "json" };
import { type Figure, printFigures } from "../postgres/figures.ts";
import { recordTrace } from "./record-trace.ts";

const { rounds, events: longLength, foldToParse, batchesToParse, stepToFold } = limits.view;
const shortLength = 5_000;
/** What comes within one frame at 5,000 events a second. */
const frameLength = 80;

/** Times of a millisecond, of which another process's turn makes ten: the quicker quarter is the program's own. */
const quickOf = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 4)] ?? Number.NaN;

function timeMs(work: () => void): number {
  const startedMs = performance.now();
  work();
  return performance.now() - startedMs;
}

function holding(events: readonly TraceEvent[]): TraceHistory {
  const history = createTraceHistory();
  history.append(events);
  return history;
}

const all = await recordTrace(longLength);
const earlier = all.slice(0, all.length - shortLength);
const text = JSON.stringify(all.slice(-shortLength));

const figures = { parse: [] as number[], fold: [] as number[], frames: [] as number[], whole: [] as number[] };
const steps: number[] = [];

for (let round = 0; round < rounds; round += 1) {
  const events = JSON.parse(text) as readonly TraceEvent[];
  figures.parse.push(timeMs(() => JSON.parse(text)));
  const atOnce = holding(earlier);
  figures.fold.push(
    timeMs(() => {
      atOnce.append(events);
      poolsAt(atOnce.newest());
    }),
  );
  const byFrame = holding(earlier);
  figures.frames.push(
    timeMs(() => {
      for (let from = 0; from < events.length; from += frameLength) {
        byFrame.append(events.slice(from, from + frameLength));
        poolsAt(byFrame.newest());
      }
    }),
  );
  figures.whole.push(timeMs(() => poolsAt(holding(all).newest())));
}

const history = holding(all);
const lastMs = history.newest().atMs;
for (let step = 0; step < 500; step += 1) {
  // Jumps, back and forth over the whole: each is as far from the one before as can be.
  const atMs = (lastMs * ((step * 7_919) % 10_007)) / 10_007;
  steps.push(timeMs(() => poolsAt(history.at(atMs), atMs)));
}

const ms = (value: number) => `${value.toFixed(2)} ms`;
const parseMs = quickOf(figures.parse);
const wholeMs = quickOf(figures.whole);
console.log(`Node ${process.versions.node}; ${rounds} rounds, ${all.length} events of a real server; quarter marks`);
const rows: readonly Figure[] = [
  {
    name: `fold ${shortLength} events, to JSON.parse`,
    value: `${ms(quickOf(figures.fold))} to ${ms(parseMs)}`,
    measured: quickOf(figures.fold) / parseMs,
    atMost: foldToParse,
  },
  {
    name: `the same frame by frame, each with its picture`,
    value: `${ms(quickOf(figures.frames))} to ${ms(parseMs)}`,
    measured: quickOf(figures.frames) / parseMs,
    atMost: batchesToParse,
  },
  {
    name: "a step of the scrubber, percent of folding all",
    value: `${ms(quickOf(steps))} (slowest twentieth from ${ms(steps.toSorted((a, b) => a - b)[475] ?? Number.NaN)}) to ${ms(wholeMs)}`,
    measured: (100 * quickOf(steps)) / wholeMs,
    atMost: 100 * stepToFold,
  },
];
process.exitCode = printFigures(rows) ? 0 : 1;
