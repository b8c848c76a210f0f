import type { PartState } from "../../trace/generators/read-body.ts";
import type { StretchFact, StretchState } from "../../trace/generators/read-stretches.ts";
import { minutesSeconds } from "./time-words.ts";

/** What stands beside a part of a body whose lines are not shown. */
export function partWords(part: "before" | "atYield" | "after", state: PartState, atMs: number | null): string {
  const time = minutesSeconds(atMs ?? 0);
  switch (state) {
    case "ahead":
      return part === "after" ? "not yet: runs when it is resumed" : "not yet";
    case "here":
      return `here since ${time}`;
    case "ran":
      return part === "atYield" ? `lent out at ${time}, came back` : `ran at ${time}`;
    case "thrown":
      return `an error was thrown in at ${time}`;
    case "threw":
      return `entered at ${time}, ended with an error`;
    case "cut-off":
      return part === "atYield" ? `left here at its holder's end, since ${time}` : `entered at ${time}, not finished`;
    case "never":
      return "never ran";
  }
}

export const partTitles = { before: "before yield", atYield: "yield", after: "after yield (finally)" } as const;

type StretchKind = StretchFact["stretch"]["kind"];

const aheadWords: Readonly<Record<StretchKind, string>> = {
  before: "not yet",
  yield: "not yet",
  yields: "not yet",
  on: "not yet: runs when it is resumed",
  catch: "not yet: for an error only",
  finally: "not yet: runs whatever the way out",
  rest: "not yet: runs when it is resumed",
};

/** What stands above a stretch of lines. */
export function stretchWords({ stretch: { kind }, state, atMs }: StretchFact): string {
  const isYield = kind === "yield" || kind === "yields";
  const time = minutesSeconds(atMs ?? 0);
  switch (state) {
    case "ahead":
      return aheadWords[kind];
    case "here":
      if (kind === "yields") return `stands at a yield in here since ${time}`;
      return isYield ? `stands here since ${time}` : `somewhere from here on since ${time}`;
    case "ran":
      if (isYield) return `lent out, came back: ${time}`;
      return atMs === null ? "ran" : `ran at ${time}`;
    case "entered":
      if (kind === "yields") return `last at a yield in here: ${time}`;
      return kind === "on" ? `resumed at ${time}` : `entered at ${time}`;
    case "thrown":
      return `an error thrown in here at ${time}`;
    case "closed":
      return `return() called here at ${time}`;
    case "threw":
      return `entered at ${time}, ended with an error`;
    case "cut-off":
      return isYield ? `left here at its holder's end, since ${time}` : `entered at ${time}, not finished`;
    case "skipped":
      return "never ran: the way out led past it";
    case "never":
      return "never ran";
    case "unknown":
      return kind === "catch" ? "runs for an error only" : "whether it ran is not known";
  }
}

export const bodyMarks: Readonly<Record<StretchState, string>> = {
  ahead: "○",
  here: "▶",
  ran: "✓",
  entered: "✓",
  thrown: "!",
  closed: "■",
  threw: "!",
  "cut-off": "✕",
  skipped: "✕",
  never: "✕",
  unknown: "?",
};
