import { expect, test } from "vitest";
import { curveHandles, curvePoints, drawStroke, moveHandle, parseCurve, pointOfHandle } from "./curve.ts";

test("the first touch guesses the whole run from there on, and a stroke sets all between its ends", () => {
  const touched = drawStroke(null, { point: 10, value: 4 }, { point: 10, value: 4 });
  expect([touched[9], touched[10], touched[60]]).toEqual([0, 4, 4]);
  const drawn = drawStroke(touched, { point: 10, value: 4 }, { point: 20, value: 14 });
  expect([drawn[15], drawn[20], drawn[21]]).toEqual([9, 14, 4]);
  expect(drawStroke(touched, { point: 20, value: 14 }, { point: 10, value: 4 })).toEqual(drawn);
});

test("a handle takes the curve straight to its neighbours, which stay", () => {
  const moved = moveHandle(null, 1, 10);
  expect([0, 5, 10, 15, 20].map((point) => moved[point])).toEqual([0, 5, 10, 5, 0]);
  expect(pointOfHandle(curveHandles - 1)).toBe(curvePoints - 1);
});

test("only a list of as many counts is a curve", () => {
  const curve = new Array<number>(curvePoints).fill(3);
  expect(parseCurve(curve)).toEqual(curve);
  for (const other of [null, "x", [1], curve.with(0, -1), curve.with(0, Number.NaN), curve.with(0, 1e9)])
    expect(parseCurve(other)).toBeNull();
});
