import type { OpenLesson } from "./open-lesson.ts";

const rates = [1, 10, 60];

/** What a button of a clock says, whether it can be pressed, and what a press does. */
interface ClockButton {
  readonly children: string;
  readonly disabled?: boolean;
  readonly "aria-pressed"?: boolean;
  readonly onClick: () => void;
}

interface ClockControls {
  readonly pause: ClockButton;
  readonly step: ClockButton;
  readonly rates: readonly (ClockButton & { readonly key: number })[];
}

/**
 * The controls of virtual time, wherever they stand.
 *
 * @param lastRate kept by whoever shows them: "Resume" goes on as fast as time went before
 */
export function clockControls(
  lesson: Pick<OpenLesson, "clock" | "status" | "setPace" | "step">,
  lastRate: { current: number },
): ClockControls {
  const { pace } = lesson.clock.value;
  const isPaused = pace.kind === "paused";
  if (pace.kind === "live") lastRate.current = pace.rate;
  const isStill = lesson.status.value.kind !== "running";
  return {
    pause: {
      children: isPaused ? "Resume" : "Pause",
      disabled: isStill,
      onClick: () => lesson.setPace(isPaused ? { kind: "live", rate: lastRate.current } : { kind: "paused" }),
    },
    step: { children: "Step", disabled: isStill || !isPaused, onClick: lesson.step },
    rates: rates.map((rate) => ({
      key: rate,
      children: `x${rate}`,
      "aria-pressed": pace.kind === "live" && pace.rate === rate,
      onClick: () => lesson.setPace({ kind: "live", rate }),
    })),
  };
}
