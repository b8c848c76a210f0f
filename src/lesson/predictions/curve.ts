/** Connections in use over a scenario's time, as a learner drew them: evenly spaced from its start to its end. */
export type Curve = readonly number[];

/** Odd, and one more than a multiple of the handles' steps, so that each handle is a point of the curve. */
export const curvePoints = 61;
export const curveHandles = 7;
const stride = (curvePoints - 1) / (curveHandles - 1);

/** More than any picture shows; what a learner may draw ends far below. */
const highestDrawn = 10_000;

export const timeOfPoint = (point: number, durationMs: number): number => (point / (curvePoints - 1)) * durationMs;

/** How many of a curve's points lie within so much of its scenario's time. */
export const pointsWithin = (playedMs: number, durationMs: number): number =>
  Math.min(curvePoints, Math.floor((playedMs / durationMs) * (curvePoints - 1) + 1e-9) + 1);

export const pointOfHandle = (handle: number): number => handle * stride;

const emptyCurve: Curve = new Array<number>(curvePoints).fill(0);

/** A stroke of the pointer from one place to the next: every point between is set. */
export function drawStroke(
  curve: Curve | null,
  from: { readonly point: number; readonly value: number },
  to: { readonly point: number; readonly value: number },
): Curve {
  const [left, right] = from.point <= to.point ? [from, to] : [to, from];
  const drawn = (curve ?? emptyCurve).map((value, point) => {
    if (point < left.point || point > right.point) return value;
    const share = right.point === left.point ? 1 : (point - left.point) / (right.point - left.point);
    return left.value + (right.value - left.value) * share;
  });
  // Nothing drawn before: the first touch holds to the end, so that a single press is a guess of the whole.
  return curve ? drawn : drawn.map((value, point) => (point > right.point ? right.value : value));
}

/** One handle set to a value: the curve runs straight to its neighbours. */
export function moveHandle(curve: Curve | null, handle: number, value: number): Curve {
  const point = pointOfHandle(handle);
  const before = curve ?? emptyCurve;
  return before.map((old, at) => {
    const away = Math.abs(at - point);
    if (away >= stride) return old;
    const neighbour = before[at < point ? point - stride : point + stride] ?? value;
    return value + (neighbour - value) * (away / stride);
  });
}

/** Reads what was kept; null for anything that is no curve. */
export function parseCurve(kept: unknown): Curve | null {
  if (!Array.isArray(kept) || kept.length !== curvePoints) return null;
  const valid = kept.every((value) => typeof value === "number" && value >= 0 && value <= highestDrawn);
  return valid ? kept : null;
}
