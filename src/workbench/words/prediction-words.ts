import type { CurveDifference } from "../../lesson/predictions/compare-curves.ts";
import type { PredictionOutcome } from "../../lesson/predictions/prediction-desk.ts";
import type { ScenarioEnding } from "../../lesson/scenarios/scenario-desk.ts";
import { countWords } from "./count-words.ts";
import { minutesSeconds } from "./time-words.ts";

type CutShort = Exclude<ScenarioEnding, "played">;

const endings: Readonly<Record<CutShort, string>> = {
  stopped: "you stopped it",
  "server-stopped": "you stopped the server",
  "server-ended": "the server ended",
  replaced: "another run took its place",
};

/**
 * What came of a prediction, in one or two short statements; of a scenario that was cut short as far as it went.
 * Null where there is nothing to say: no curve was drawn, and the answers say the rest.
 */
export function outcomeWords(outcome: PredictionOutcome, hasAnswers: boolean): string | null {
  const { difference, startedAtMs, playedMs, by } = outcome;
  const isWhole = by === "played";
  const told = difference && differenceWords(difference, startedAtMs, isWhole);
  if (isWhole) return told;
  const upTo = `Up to ${minutesSeconds(startedAtMs + playedMs)}, when ${endings[by]}: `;
  const open = hasAnswers ? "which answer comes true shows at its end" : "there was nothing to compare yet";
  if (!told) return `${upTo}${open}.`;
  const compared = `${upTo}${told.charAt(0).toLowerCase()}${told.slice(1)}`;
  return hasAnswers ? `${compared} Which answer comes true shows at its end.` : compared;
}

/** The difference between the drawn curve and the real one. */
function differenceWords(difference: CurveDifference, startedAtMs: number, isWhole: boolean): string {
  const at = (atMs: number) => minutesSeconds(startedAtMs + atMs);
  switch (difference.kind) {
    case "within":
      return difference.by === 0
        ? "You drew it exactly as it was."
        : `You were within ${countWords(difference.by)} ${isWhole ? "throughout" : "so far"}.`;
    case "above-max":
      return `You drew ${countWords(difference.drawn)} in use at ${at(difference.atMs)}. ${queueWords(difference)}`;
    case "none-in-use":
      return `You drew up to ${countWords(difference.drawn)} in use. No connection was held for long enough to be seen.`;
    case "never-fell":
      return `You drew the fall at ${at(difference.atMs)}; the leases ${isWhole ? "never came" : "had not come"} back.`;
    case "fell":
      return `You drew the leases kept${isWhole ? " to the end" : ""}; most were back by ${at(difference.atMs)}.`;
    case "shifted": {
      const seconds = Math.max(1, Math.round(Math.abs(difference.lateMs) / 1_000));
      const span = seconds === 1 ? "a second" : `${seconds} seconds`;
      return `You drew the right height, and the rise ${span} too ${difference.lateMs > 0 ? "late" : "early"}.`;
    }
    case "off-for-most":
      return `You drew ${countWords(difference.by)} too ${difference.tooMany ? "many" : "few"} for most of ${isWhole ? "the run" : "that time"}.`;
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
