import { minutesSeconds } from "../words/time-words.ts";
import type { ChartFrame } from "./chart-frame.ts";

export interface Tick {
  readonly atMs: number;
  readonly x: number;
  readonly text: string;
  readonly anchor: "start" | "middle" | "end";
}

const steps = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600];
const narrowest = 62;
const halfText = 20;

/** Times along the axis: as many as stand apart from each other. */
export function axisTicks(spanMs: number, width: number): readonly Tick[] {
  const fits = (seconds: number) => (seconds * 1_000 * width) / spanMs >= narrowest;
  const hours = Math.ceil((spanMs / 3_600_000) * (narrowest / Math.max(1, width)));
  const stepMs = (steps.find(fits) ?? Math.max(1, hours) * 3_600) * 1_000;
  const count = Math.min(100, Math.floor(spanMs / stepMs));
  return Array.from({ length: count + 1 }, (_, index) => {
    const atMs = index * stepMs;
    const x = (atMs / spanMs) * width;
    const anchor = x < halfText ? "start" : x > width - halfText ? "end" : "middle";
    return { atMs, x, text: minutesSeconds(atMs), anchor } as const;
  });
}

/** The ticks of a chart: where its scale breaks, that place and the end are told, and no others beyond it. */
export function frameTicks({ spanMs, width, axisBreak }: ChartFrame): readonly Tick[] {
  if (!axisBreak) return axisTicks(spanMs, width);
  const tickAt = (atMs: number, x: number) => ({ atMs, x, text: minutesSeconds(atMs), anchor: "end" }) as const;
  return [
    ...axisTicks(axisBreak.atMs, axisBreak.x).filter(({ x }) => x <= axisBreak.x - narrowest),
    tickAt(axisBreak.atMs, axisBreak.x),
    tickAt(spanMs, width),
  ];
}
