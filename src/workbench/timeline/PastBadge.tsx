import { pastWords } from "../words/timeline-words.ts";

interface PastBadgeProps {
  readonly past: boolean;
  readonly shownMs: number;
  readonly newestMs: number;
  readonly alive: boolean;
  readonly onNewest: () => void;
}

/** Says that what is on show is not now; in the same room before, how to get there. */
export function PastBadge({ past, shownMs, newestMs, alive, onNewest }: PastBadgeProps) {
  return (
    <div class="past-badge">
      {past ? (
        <>
          <p>{pastWords(shownMs, newestMs, alive)}</p>
          <button type="button" onClick={onNewest}>
            Back to newest
          </button>
        </>
      ) : (
        <p class="past-way">Drag in the chart, or use its arrow keys, to see any moment.</p>
      )}
    </div>
  );
}
