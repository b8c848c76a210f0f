import { expect, test } from "vitest";
import { addTick, mostGapMs, mostTickMs, plausibleGapMs, sumMs, toClockText } from "./spent-time.ts";

test("stretches add up for the step they were spent on", () => {
  const spent = addTick(addTick(addTick({}, "guess", 1_000), "watch", 500), "guess", 250);
  expect(spent).toEqual({ guess: 1_250, watch: 500 });
  expect(sumMs(spent)).toBe(1_750);
});

test("a device that slept, and a clock that stood still or ran back, add nothing", () => {
  const spent = { guess: 1_000 };
  for (const elapsed of [0, -5, mostTickMs + 1, Number.NaN]) expect(addTick(spent, "guess", elapsed)).toBe(spent);
});

test("over a reload only a plausible gap of the device's clock counts", () => {
  expect(plausibleGapMs(1_000_000, 1_001_500)).toBe(1_500);
  expect(plausibleGapMs(1_000_000, 1_000_000 + mostGapMs + 1)).toBe(0);
  expect(plausibleGapMs(1_000_000, 900_000)).toBe(0);
  expect(plausibleGapMs(Number.NaN, 900_000)).toBe(0);
});

test("a clock reads minutes and seconds", () => {
  expect([0, 59.9, 60, 425, 4_350, -3].map(toClockText)).toEqual(["0:00", "0:59", "1:00", "7:05", "72:30", "0:00"]);
});
