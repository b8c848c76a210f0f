import type { PoolSnapshot } from "../../trace/pool-snapshot.ts";
import type { MomentKind } from "../../trace/timeline/timeline-state.ts";
import { minutesSeconds } from "./time-words.ts";

const total = (pools: readonly PoolSnapshot[], of: (pool: PoolSnapshot) => number): number =>
  pools.reduce((sum, pool) => sum + of(pool), 0);

/** `00:41 of 01:15, 30 in use, 3 waiting, 1 timed out`: what the slider says. */
export function sliderWords(shownMs: number, newestMs: number, pools: readonly PoolSnapshot[]): string {
  const counts = [
    `${total(pools, (pool) => pool.inUse)} in use`,
    `${total(pools, (pool) => pool.waiting)} waiting`,
    `${total(pools, (pool) => pool.timedOut)} timed out`,
  ];
  return [
    `${minutesSeconds(shownMs)} of ${minutesSeconds(newestMs)}`,
    ...(pools.length > 0 ? counts : ["no pool yet"]),
  ].join(", ");
}

export const pastWords = (shownMs: number, newestMs: number, alive: boolean): string =>
  `Showing ${minutesSeconds(shownMs)}. The server ${alive ? "is" : "ended"} at ${minutesSeconds(newestMs)}.`;

/** Beside the way back to the moment that was left. */
export const leftWords = "Back at the newest moment, where what you did happens.";

/** `31 tabs, one after the…, stopped at 00:23`: a scenario's name in so many characters. */
export function stretchWords(label: string, stoppedAtMs: number | null, room: number): string {
  const end = stoppedAtMs === null ? "" : `, stopped at ${minutesSeconds(stoppedAtMs)}`;
  const left = room - end.length;
  if (left >= label.length) return label + end;
  if (left > 8) return `${label.slice(0, left - 1).trimEnd()}…${end}`;
  return room < 8 ? "" : `${label.slice(0, room - 1).trimEnd()}…`;
}

/** `12 ms`, `1.2 s`, `31 s`. */
export function latencyWords(ms: number): string {
  if (ms < 1) return "under 1 ms";
  if (ms < 995) return `${Number(ms.toPrecision(2))} ms`;
  const seconds = ms / 1_000;
  return seconds < 9.95 ? `${seconds.toFixed(1)} s` : `${Math.round(seconds)} s`;
}

/** Goes on after "Answers"; a message that nobody asked for is none. */
export function answerWords(half: number | null, most: number | null): string {
  const times = half === null || most === null ? "none yet" : `p50 ${latencyWords(half)}, p95 ${latencyWords(most)}`;
  return `to requests and messages: ${times}`;
}

/** What a moment is called in the chart. */
export function momentWords(kind: MomentKind, who: string): string {
  switch (kind) {
    case "first-wait":
      return `${who} waits`;
    case "first-time-out":
      return `${who} timed out`;
    case "first-leak":
      return `lease of ${who} leaked`;
    case "cable-pulled":
      return `cable of ${who} pulled`;
    case "tab-asleep":
      return `${who} fell asleep`;
    case "server-exited":
      return "server ended";
    case "scenario-started":
      return "scenario begins";
    case "scenario-ended":
      return "scenario ends";
  }
}
