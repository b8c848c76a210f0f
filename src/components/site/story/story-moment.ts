import type { StoryStep } from "./story-steps.ts";

/** Where a step stands in the window, pixels from its top. */
export interface StepPlace {
  readonly top: number;
  readonly height: number;
}

export interface StoryMoment {
  readonly step: number;
  readonly atMs: number;
}

/** The rest of a step leaves its end on show, to be read. */
const playedShare = 0.4;

/**
 * The step that stands at the reading line, and how far its run has come. Before the first it is that one's beginning,
 * after the last its end.
 *
 * @param linePx where in the window one reads
 * @param still true shows each step at its end, for whoever wants no motion
 */
export function momentAt(
  steps: readonly Pick<StoryStep, "fromMs" | "toMs">[],
  places: readonly StepPlace[],
  linePx: number,
  still: boolean,
): StoryMoment {
  const step = Math.max(
    0,
    places.findLastIndex(({ top }) => top <= linePx),
  );
  const { fromMs, toMs } = steps[step] ?? { fromMs: 0, toMs: 0 };
  const { top, height } = places[step] ?? { top: 0, height: 1 };
  const passed = Math.min(1, Math.max(0, (linePx - top) / (height * playedShare)));
  return { step, atMs: still ? toMs : fromMs + passed * (toMs - fromMs) };
}
