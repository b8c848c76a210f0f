import { expect, test } from "vitest";
import { compareCurves } from "../../lesson/predictions/compare-curves.ts";
import { curvePoints, pointsWithin, timeOfPoint } from "../../lesson/predictions/curve.ts";
import type { ScenarioEnding } from "../../lesson/scenarios/scenario-desk.ts";
import { outcomeWords } from "./prediction-words.ts";

const durationMs = 60_000;
const drawn = (valueAt: (second: number) => number) =>
  Array.from({ length: curvePoints }, (_, point) => valueAt(timeOfPoint(point, durationMs) / 1_000));

interface Run {
  readonly inUse: (second: number) => number;
  readonly waiting?: (second: number) => number;
  readonly max?: number;
}

/** What is said of a drawn curve beside a run. */
function told(curve: (second: number) => number, { inUse, waiting = () => 0, max = 30 }: Run, startedAtMs = 0) {
  const seen = { inUse: drawn(inUse), waiting: drawn(waiting), max };
  const difference = compareCurves(drawn(curve), seen, durationMs);
  return outcomeWords({ difference, startedAtMs, playedMs: durationMs, by: "played", edited: false }, true);
}

/** The same of a run that was cut short after so many seconds. */
function toldUpTo(second: number, by: ScenarioEnding, curve: (second: number) => number, hasAnswers = false) {
  const points = pointsWithin(second * 1_000, durationMs);
  const seen = { inUse: drawn(leak.inUse).slice(0, points), waiting: new Array<number>(points).fill(0), max: 30 };
  const difference = points < 2 ? null : compareCurves(drawn(curve).slice(0, points), seen, durationMs);
  return outcomeWords({ difference, startedAtMs: 0, playedMs: second * 1_000, by, edited: false }, hasAnswers);
}

/** One more each second, up to so many. */
const climb = (to: number) => (second: number) => Math.min(to, Math.floor(second) + 1);
const leak: Run = { inUse: climb(30), waiting: (second) => (second >= 30 ? 1 : 0) };

test("one more than the pool has is told to be a queue, though it is but one off", () => {
  expect(told(climb(31), leak)).toBe("You drew 31 in use at 00:30. The pool stopped at 30; the other one was a queue.");
  expect(told(climb(33), { ...leak, waiting: () => 3 })).toContain("the other 3 were a queue.");
  expect(told(climb(45), { ...leak, waiting: () => 3 })).toContain("3 stood in a queue.");
  expect(told(climb(31), { ...leak, waiting: () => 0 })).toContain("A pool never lends more than its 30.");
});

test("times are told on the run's clock, not on the scenario's", () => {
  expect(told(climb(31), leak, 60_000)).toContain("at 01:30.");
});

test("a curve close to the run is told how close it was", () => {
  expect(told(climb(30), leak)).toBe("You drew it exactly as it was.");
  expect(told((second) => climb(30)(second) - 2, leak)).toBe("You were within 2 throughout.");
});

test("a fall that never came is told with its time", () => {
  expect(told((second) => (second < 40 ? climb(30)(second) : 0), leak)).toBe(
    "You drew the fall at 00:40; the leases never came back.",
  );
});

test("leases drawn to the end that came back are told with the time by which they had", () => {
  const mended: Run = { inUse: (second) => (second < 20 ? 12 : 1) };
  expect(told(() => 12, mended)).toBe("You drew the leases kept to the end; most were back by 00:20.");
});

test("the right height at the wrong time is told as late or early", () => {
  const late = (second: number) => (second < 12 ? 0 : climb(30)(second - 12));
  expect(told(late, leak)).toBe("You drew the right height, and the rise 12 seconds too late.");
  expect(told(climb(30), { inUse: late })).toBe("You drew the right height, and the rise 12 seconds too early.");
});

test("too many or too few for most of the run is told with how many", () => {
  const flat: Run = { inUse: () => 6 };
  expect(told(() => 18, flat)).toBe("You drew 12 too many for most of the run.");
  expect(told(() => 2, { inUse: () => 14 })).toBe("You drew 12 too few for most of the run.");
});

test("a curve that is off for a while is told where it was furthest off", () => {
  const spike = (second: number) => (second >= 20 && second < 30 ? 20 : 6);
  expect(told(spike, { inUse: () => 6 })).toBe("You were furthest off at 00:20: you drew 20, and 6 were in use.");
});

test("a run in which nothing was held is told so", () => {
  expect(told(() => 12, { inUse: () => 0 })).toContain("You drew up to 12 in use. No connection was held");
});

test("nothing is said of a curve that was not drawn", () => {
  const whole = { difference: null, startedAtMs: 0, playedMs: durationMs, by: "played", edited: false } as const;
  expect(outcomeWords(whole, true)).toBeNull();
});

test("a scenario that was cut short is told up to when, why, and how the curve did until then", () => {
  expect(toldUpTo(23, "stopped", climb(30))).toBe("Up to 00:23, when you stopped it: you drew it exactly as it was.");
  expect(toldUpTo(23, "server-stopped", (second) => climb(30)(second) + 2)).toBe(
    "Up to 00:23, when you stopped the server: you were within 2 so far.",
  );
  expect(toldUpTo(23, "server-ended", (second) => climb(30)(second) + 9)).toBe(
    "Up to 00:23, when the server ended: you drew 9 too many for most of that time.",
  );
  expect(toldUpTo(23, "replaced", (second) => (second < 15 ? climb(30)(second) : 0))).toBe(
    "Up to 00:23, when another run took its place: you drew the fall at 00:15; the leases had not come back.",
  );
});

test("an answer is not judged by a scenario that was cut short, and one that had barely begun compares nothing", () => {
  expect(toldUpTo(23, "stopped", climb(30), true)).toMatch(/was\. Which answer comes true shows at its end\.$/);
  expect(toldUpTo(0, "stopped", climb(30), true)).toBe(
    "Up to 00:00, when you stopped it: which answer comes true shows at its end.",
  );
  expect(toldUpTo(0, "stopped", climb(30))).toBe("Up to 00:00, when you stopped it: there was nothing to compare yet.");
});
