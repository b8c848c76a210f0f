import { type Curve, timeOfPoint } from "./curve.ts";

/** What really was, at the same points in time. */
export interface SeenCurve {
  readonly inUse: readonly number[];
  readonly waiting: readonly number[];
  readonly max: number;
}

/** The one difference between a drawn curve and the real one that teaches most. Times are of the scenario. */
export type CurveDifference =
  | { readonly kind: "within"; readonly by: number }
  | {
      readonly kind: "above-max";
      readonly atMs: number;
      readonly drawn: number;
      readonly max: number;
      readonly queued: number;
    }
  | { readonly kind: "none-in-use"; readonly drawn: number }
  | { readonly kind: "never-fell"; readonly atMs: number }
  | { readonly kind: "fell"; readonly atMs: number }
  | { readonly kind: "shifted"; readonly lateMs: number }
  | { readonly kind: "off-for-most"; readonly by: number; readonly tooMany: boolean }
  | { readonly kind: "furthest"; readonly atMs: number; readonly drawn: number; readonly seen: number };

/** How far off still counts as right. */
const toleranceOf = (highest: number) => Math.max(1, Math.round(highest * 0.07));
const mostOfTheTime = 0.6;
const notableShift = 0.08;

export function compareCurves(curve: Curve, seen: SeenCurve, durationMs: number): CurveDifference {
  const drawn = curve.map(Math.round);
  const atMs = (point: number) => timeOfPoint(point, durationMs);
  const drawnPeak = Math.max(...drawn);
  const seenPeak = Math.max(0, ...seen.inUse);
  const tolerance = toleranceOf(Math.max(seen.max, seenPeak));

  if (seen.max > 0 && seenPeak >= seen.max && drawnPeak > seen.max) {
    const queued = Math.min(drawnPeak - seen.max, Math.max(0, ...seen.waiting));
    return { kind: "above-max", atMs: atMs(drawn.indexOf(drawnPeak)), drawn: drawnPeak, max: seen.max, queued };
  }
  const off = drawn.map((value, point) => value - (seen.inUse[point] ?? 0));
  const furthest = Math.max(...off.map(Math.abs));
  if (furthest <= tolerance) return { kind: "within", by: furthest };
  if (seenPeak === 0) return { kind: "none-in-use", drawn: drawnPeak };

  const drawnEnd = drawn.at(-1) ?? 0;
  const seenEnd = seen.inUse.at(-1) ?? 0;
  const drawnFall = findFall(drawn);
  if (drawnFall !== null && seenEnd >= seenPeak * 0.8 && seenEnd - drawnEnd > tolerance)
    return { kind: "never-fell", atMs: atMs(drawnFall) };
  const seenFall = findFall(seen.inUse);
  if (seenFall !== null && drawnEnd >= drawnPeak * 0.8 && drawnEnd - seenEnd > tolerance)
    return { kind: "fell", atMs: atMs(seenFall) };

  const late = findRise(drawn) - findRise(seen.inUse);
  if (Math.abs(drawnPeak - seenPeak) <= 2 * tolerance && Math.abs(late) / (drawn.length - 1) >= notableShift)
    return { kind: "shifted", lateMs: atMs(late) };

  for (const tooMany of [true, false]) {
    const wrong = off.filter((value) => (tooMany ? value : -value) > tolerance).map(Math.abs);
    if (wrong.length < off.length * mostOfTheTime) continue;
    const by = wrong.toSorted((a, b) => a - b)[Math.floor(wrong.length / 2)] ?? 0;
    return { kind: "off-for-most", by, tooMany };
  }
  const point = off.findIndex((value) => Math.abs(value) === furthest);
  return { kind: "furthest", atMs: atMs(point), drawn: drawn[point] ?? 0, seen: seen.inUse[point] ?? 0 };
}

/** Where half of the peak is passed on the way up. */
function findRise(values: readonly number[]): number {
  const half = Math.max(...values) / 2;
  return Math.max(
    0,
    values.findIndex((value) => value >= half && value > 0),
  );
}

/** Where half of the peak is passed on the way down, for good; null where it is not. */
function findFall(values: readonly number[]): number | null {
  const peak = Math.max(...values);
  if (peak < 3 || (values.at(-1) ?? 0) > peak / 2) return null;
  return values.findLastIndex((value) => value > peak / 2) + 1;
}
