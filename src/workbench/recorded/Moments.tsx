import { clockFace } from "../words/time-words.ts";
import type { Moment } from "./moments.ts";

interface MomentsProps {
  readonly moments: readonly Moment[];
  readonly atMs: number;
  /** Null where there is nothing to show yet: then it is a list to read. */
  readonly onGoTo: ((atMs: number) => void) | null;
}

/** What happened, moment by moment; each leads to its picture. */
export function Moments({ moments, atMs, onGoTo }: MomentsProps) {
  const newest = moments.findLastIndex((moment) => moment.atMs <= atMs);
  return (
    <ol class="moments">
      {moments.map((moment, index) => {
        const words = (
          <>
            <span class="moment-time">{clockFace(moment.atMs)}</span> {moment.text}
          </>
        );
        return (
          <li key={index} class={onGoTo && index > newest ? "moment-ahead" : ""}>
            {onGoTo ? (
              <button
                type="button"
                class="link"
                aria-current={index === newest ? "step" : undefined}
                onClick={() => onGoTo(moment.atMs)}
              >
                {words}
              </button>
            ) : (
              words
            )}
          </li>
        );
      })}
    </ol>
  );
}
