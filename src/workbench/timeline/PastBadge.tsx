import type { Moment } from "../../lesson/open-lesson.ts";
import { minutesSeconds } from "../words/time-words.ts";
import { leftWords, pastWords } from "../words/timeline-words.ts";

interface PastBadgeProps {
  readonly moment: Moment;
  readonly newestMs: number;
  readonly alive: boolean;
  readonly onMoment: (atMs: number) => void;
  readonly onNewest: () => void;
}

/** Says that what is on show is not now, or that it was left, with the way there and back in the same room. */
export function PastBadge({ moment, newestMs, alive, onMoment, onNewest }: PastBadgeProps) {
  if (moment.kind === "newest")
    return (
      <div class="past-badge">
        <p class="past-way">Drag in the chart, or use its arrow keys, to see any moment.</p>
      </div>
    );
  const isPast = moment.kind === "past";
  const press = (button: HTMLElement) => {
    if (!isPast) return onMoment(moment.fromMs);
    // The button goes with the past: the keyboard stays with the timeline.
    button.closest(".timeline")?.querySelector<HTMLElement>("[role=slider]")?.focus({ preventScroll: true });
    onNewest();
  };
  return (
    <div class="past-badge">
      <p class={isPast ? "" : "past-left"}>{isPast ? pastWords(moment.atMs, newestMs, alive) : leftWords}</p>
      <button type="button" onClick={(event) => press(event.currentTarget)}>
        {isPast ? "Back to newest" : `Return to ${minutesSeconds(moment.fromMs)}`}
      </button>
    </div>
  );
}
