import type { Curve } from "../../lesson/predictions/curve.ts";
import { timeOfPoint } from "../../lesson/predictions/curve.ts";
import { quantileOf } from "../../trace/timeline/latency-histogram.ts";
import type { Bucket, TimelineState } from "../../trace/timeline/timeline-state.ts";
import { type ChartFrame, plotBottom, plotTop } from "./chart-frame.ts";

/** The run as paths: their number never grows with it. */
export interface CoursePaths {
  /** Closed, from the floor up. */
  readonly inUse: string;
  readonly inUseEdge: string;
  readonly waiting: string;
  readonly max: string;
  readonly timeOuts: string;
}

type Step = readonly [atMs: number, value: number];

/** What a count was from when on: the most within a stretch, then what it ended with. */
function stepsOf(
  { buckets, bucketMs }: TimelineState,
  most: (b: Bucket) => number,
  end: (b: Bucket) => number,
): Step[] {
  return buckets.flatMap((bucket) => [
    [bucket.index * bucketMs, most(bucket)],
    [(bucket.index + 1) * bucketMs, end(bucket)],
  ]);
}

/** A stepped line; nothing moves between one step and the next. */
function lineOf(steps: readonly Step[], frame: ChartFrame, endMs: number, yOf: (value: number) => number): string {
  let path = "";
  let lastY = Number.NaN;
  for (const [atMs, value] of steps) {
    if (atMs > endMs) break;
    const y = yOf(value);
    if (y === lastY) continue;
    path += path === "" ? `M${frame.xOf(atMs)} ${y}` : `H${frame.xOf(atMs)}V${y}`;
    lastY = y;
  }
  return path === "" ? "" : `${path}H${frame.xOf(endMs)}`;
}

const closed = (line: string, frame: ChartFrame, fromMs: number, endMs: number, y: number): string =>
  line === "" ? "" : `M${frame.xOf(fromMs)} ${y}L${line.slice(1)}L${frame.xOf(endMs)} ${y}Z`;

export function drawCourse(state: TimelineState, frame: ChartFrame, endMs: number): CoursePaths {
  const fromMs = (state.buckets[0]?.index ?? 0) * state.bucketMs;
  const inUse = stepsOf(
    state,
    (bucket) => bucket.mostInUse,
    (bucket) => bucket.inUse,
  );
  const line = lineOf(inUse, frame, endMs, frame.yOf);
  const max = stepsOf(
    state,
    (bucket) => bucket.max,
    (bucket) => bucket.max,
  );
  return {
    inUse: closed(line, frame, fromMs, endMs, plotBottom),
    inUseEdge: line,
    waiting: drawWaiting(state, frame, endMs),
    max: lineOf(max, frame, frame.spanMs, frame.yOf),
    timeOuts: drawTimeOuts(state, frame),
  };
}

/** So near to each other two crosses would be one blot. */
const nearestCrosses = 9;

function drawTimeOuts({ buckets, bucketMs }: TimelineState, frame: ChartFrame): string {
  let path = "";
  let lastX = Number.NEGATIVE_INFINITY;
  for (const { index, timedOut } of buckets) {
    const x = frame.xOf((index + 0.5) * bucketMs);
    if (timedOut === 0 || x < lastX + nearestCrosses) continue;
    path += `M${x} ${plotTop + 7}m-3.5-3.5l7 7m0-7l-7 7`;
    lastX = x;
  }
  return path;
}

/** The queue stands on the pool's edge, as it does beside it. */
function drawWaiting(state: TimelineState, frame: ChartFrame, endMs: number): string {
  const { buckets, bucketMs } = state;
  return buckets
    .map((bucket, place) => {
      const startMs = bucket.index * bucketMs;
      const overMs = Math.min(endMs, startMs + bucketMs);
      const nextMs = Math.min(endMs, (buckets[place + 1]?.index ?? Number.POSITIVE_INFINITY) * bucketMs);
      return box(startMs, overMs, bucket.mostWaiting, bucket.max) + box(overMs, nextMs, bucket.waiting, bucket.max);
    })
    .join("");

  function box(fromMs: number, toMs: number, waiting: number, max: number): string {
    if (waiting === 0 || toMs <= fromMs) return "";
    const y = frame.yOf(max + waiting);
    return `M${frame.xOf(fromMs)} ${frame.yOf(max)}V${y}H${frame.xOf(toMs)}V${frame.yOf(max)}Z`;
  }
}

/** The curve that was drawn beforehand, laid over the run. */
export function drawCurve(curve: Curve, frame: ChartFrame, startedAtMs: number, durationMs: number): string {
  const points = curve.map(
    (value, point) => `${frame.xOf(startedAtMs + timeOfPoint(point, durationMs))} ${frame.yOf(value)}`,
  );
  return `M${points.join("L")}`;
}

export interface LatencyPaths {
  readonly half: string;
  readonly most: string;
  /** The time at the top of the strip. */
  readonly topMs: number;
}

/** A logarithmic scale, for one answer takes a millisecond and the next one half a minute. */
export function drawLatency(state: TimelineState, frame: ChartFrame, height: number): LatencyPaths | null {
  const points = state.buckets.flatMap(({ index, latency }) => {
    const half = quantileOf(latency, 0.5);
    const most = quantileOf(latency, 0.95);
    return half === null || most === null ? [] : [{ x: frame.xOf((index + 0.5) * state.bucketMs), half, most }];
  });
  if (points.length === 0) return null;
  const topMs = Math.max(10, ...points.map(({ most }) => most));
  const yOf = (ms: number) => Math.round((height - 3 - (Math.log1p(ms) / Math.log1p(topMs)) * (height - 6)) * 10) / 10;
  // A lone answer is a dot: a line of no length with round ends.
  const path = (value: (point: (typeof points)[number]) => number) =>
    `M${points.map((point) => `${point.x} ${yOf(value(point))}`).join("L")}h0.01`;
  return { half: path((point) => point.half), most: path((point) => point.most), topMs };
}
