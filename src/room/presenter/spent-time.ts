/** Time spent on each step: sums of short stretches, so that a device clock set anew in between changes nothing. */

/** Milliseconds by the id of the step. */
export type SpentMs = Readonly<Record<string, number>>;

/** A longer stretch between two ticks is a device that slept: nobody was taught in it. */
export const mostTickMs = 120_000;

/** A longer gap between two pages is no reload. */
export const mostGapMs = 60_000;

/** @param elapsedMs since the last tick, by a clock that only goes forward */
export function addTick(spent: SpentMs, stepId: string, elapsedMs: number): SpentMs {
  if (!(elapsedMs > 0) || elapsedMs > mostTickMs) return spent;
  return { ...spent, [stepId]: (spent[stepId] ?? 0) + elapsedMs };
}

/**
 * What a reload took, milliseconds. Between two pages only the device's clock goes on; where it was set back, or far
 * ahead, nothing is counted.
 */
export function plausibleGapMs(keptAtMs: number, nowMs: number): number {
  const gap = nowMs - keptAtMs;
  return gap > 0 && gap <= mostGapMs ? gap : 0;
}

export const sumMs = (spent: SpentMs): number => Object.values(spent).reduce((sum, ms) => sum + ms, 0);

/** Minutes and seconds: `7:05`; an hour and more keep their minutes: `72:30`. */
export function toClockText(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}
