import { useId } from "preact/hooks";
import { findMoment } from "../../trace/timeline/read-timeline.ts";
import type { TimelineState } from "../../trace/timeline/timeline-state.ts";
import { minutesSeconds } from "../words/time-words.ts";

const jumps = [
  { kind: "first-wait", name: "First wait", none: "nobody yet" },
  { kind: "first-time-out", name: "First time-out", none: "nobody yet" },
  { kind: "first-leak", name: "First leak", none: "none proved" },
] as const;

interface JumpsProps {
  readonly state: TimelineState;
  readonly onMoment: (atMs: number) => void;
}

/** Straight to where trouble began. */
export function Jumps({ state, onMoment }: JumpsProps) {
  const id = useId();
  return (
    <div class="jumps">
      {jumps.map(({ kind, name, none }) => {
        const moment = findMoment(state, kind);
        return (
          <p key={kind} class="jump">
            <button
              type="button"
              disabled={!moment}
              aria-describedby={`${id}${kind}`}
              onClick={() => moment && onMoment(moment.atMs)}
            >
              {name}
            </button>
            <span id={`${id}${kind}`}>{moment ? minutesSeconds(moment.atMs) : none}</span>
          </p>
        );
      })}
    </div>
  );
}
