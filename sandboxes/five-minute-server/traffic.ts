/** Orders that are asked for, as steps of a scenario. */
import type { ScenarioStep } from "../../src/contract/scenario.ts";

const get = (requestId: number, path: string, atMs: number): ScenarioStep => ({
  atMs,
  command: { kind: "request", requestId, method: "GET", path, body: "" },
});

/** One GET at each of these times, numbered from `firstId`. */
export const gets = (path: string, firstId: number, timesMs: readonly number[]): ScenarioStep[] =>
  timesMs.map((atMs, index) => get(firstId + index, path, atMs));

const every = (periodMs: number, fromMs: number, untilMs: number): number[] =>
  Array.from({ length: Math.floor((untilMs - fromMs) / periodMs) + 1 }, (_, index) => fromMs + index * periodMs);

/** An ordinary hour, the first five and a half minutes of it: an order every two seconds, and now and then a bad link. */
export const ordinaryTraffic: readonly ScenarioStep[] = [
  ...every(2_000, 0, 330_000).map((atMs, index) => get(index + 1, `/orders/${(index % 5) + 1}`, atMs)),
  ...every(60_000, 15_000, 255_000).map((atMs, index) => get(501 + index, "/orders/999", atMs)),
  ...every(60_000, 45_000, 285_000).map((atMs, index) => get(601 + index, "/orders/abc", atMs)),
];
