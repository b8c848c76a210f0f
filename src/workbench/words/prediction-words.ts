import type { PredictionOutcome } from "../../lesson/predictions/prediction-desk.ts";
import { countWords } from "./count-words.ts";
import { minutesSeconds } from "./time-words.ts";

/** The difference between the drawn curve and the real one, in one or two short statements. */
export function differenceWords({ difference, startedAtMs }: PredictionOutcome): string | null {
  if (!difference) return null;
  const at = (atMs: number) => minutesSeconds(startedAtMs + atMs);
  switch (difference.kind) {
    case "within":
      return difference.by === 0
        ? "You drew it exactly as it was."
        : `You were within ${countWords(difference.by)} throughout.`;
    case "above-max":
      return `You drew ${countWords(difference.drawn)} in use at ${at(difference.atMs)}. ${queueWords(difference)}`;
    case "none-in-use":
      return `You drew up to ${countWords(difference.drawn)} in use. No connection was held for long enough to be seen.`;
    case "never-fell":
      return `You drew the fall at ${at(difference.atMs)}; the leases never came back.`;
    case "fell":
      return `You drew the leases kept to the end; most were back by ${at(difference.atMs)}.`;
    case "shifted": {
      const seconds = Math.max(1, Math.round(Math.abs(difference.lateMs) / 1_000));
      const span = seconds === 1 ? "a second" : `${seconds} seconds`;
      return `You drew the right height, and the rise ${span} too ${difference.lateMs > 0 ? "late" : "early"}.`;
    }
    case "off-for-most":
      return `You drew ${countWords(difference.by)} too ${difference.tooMany ? "many" : "few"} for most of the run.`;
    case "furthest":
      return `You were furthest off at ${at(difference.atMs)}: you drew ${countWords(difference.drawn)}, and ${countWords(difference.seen)} ${difference.seen === 1 ? "was" : "were"} in use.`;
  }
}

function queueWords({ drawn, max, queued }: { drawn: number; max: number; queued: number }): string {
  if (queued === 0) return `A pool never lends more than its ${countWords(max)}.`;
  const others = drawn - max;
  if (queued < others) return `The pool stopped at ${countWords(max)}; ${countWords(queued)} stood in a queue.`;
  return `The pool stopped at ${countWords(max)}; the other ${others === 1 ? "one was" : `${countWords(others)} were`} a queue.`;
}
