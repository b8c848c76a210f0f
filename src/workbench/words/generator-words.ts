import { type GeneratorPhase, isEnd } from "../../trace/generators/generators-state.ts";
import type { PartState } from "../../trace/generators/read-body.ts";
import type { GeneratorSnapshot, GeneratorsView } from "../../trace/generators/select-generators.ts";
import { minutesSeconds, spokenSeconds } from "./time-words.ts";

const phaseWords: Readonly<Record<GeneratorPhase, string>> = {
  created: "created",
  running: "running, before yield",
  suspended: "suspended at yield",
  resumed: "resumed, after yield",
  "thrown-into": "thrown into",
  returned: "returned",
  threw: "threw",
  dropped: "dropped",
};

const phaseWord = (phase: GeneratorPhase): string => phaseWords[phase];

export const wasThrownInto = ({ changes }: GeneratorSnapshot) => changes.some(({ phase }) => phase === "thrown-into");

/** `suspended at yield`, or `thrown into, returned`: how it came to its end counts as much as that it did. */
export const stateWords = (generator: GeneratorSnapshot): string =>
  wasThrownInto(generator) && (generator.phase === "returned" || generator.phase === "threw")
    ? `thrown into, ${phaseWord(generator.phase)}`
    : phaseWord(generator.phase);

export const nameOf = ({ name }: Pick<GeneratorSnapshot, "name">): string => name || "a dependency without a name";

export const isEnded = ({ phase }: Pick<GeneratorSnapshot, "phase">): boolean => isEnd(phase);

/** How long it stands or stood at its `yield`, milliseconds; null where it never came there. */
export function suspendedMs({ changes }: Pick<GeneratorSnapshot, "changes">, shownMs: number): number | null {
  const place = changes.findIndex(({ phase }) => phase === "suspended");
  const from = changes[place];
  return from ? Math.max(0, (changes[place + 1]?.atMs ?? shownMs) - from.atMs) : null;
}

/** `12 s at yield`; below a second in milliseconds. Short enough for a column. */
export function suspendedWords(ms: number | null): string {
  if (ms === null) return "never at yield";
  if (ms < 1) return "< 1 ms at yield";
  return `${ms < 1_000 ? `${Math.round(ms)} ms` : `${Math.floor(ms / 1_000)} s`} at yield`;
}

/** `3 open, 12 ended`, and how many of them are not drawn. */
export function countWords({ rows, open, ended }: GeneratorsView): string {
  const more = open + ended - rows.length;
  return `${open} open, ${ended} ended${more > 0 ? `; ${more} more not drawn` : ""}`;
}

const lanesOf = ({ lanes }: GeneratorSnapshot): string =>
  lanes.length === 1 ? `lane ${lanes[0]?.lane}` : `lanes ${lanes.map(({ lane }) => lane).join(", ")}`;

/** What the drawn body comes to, in one sentence or two. */
export function storyOf(generator: GeneratorSnapshot, shownMs: number): string {
  const name = nameOf(generator);
  const { label, phase, lanes } = generator;
  const slot = lanes.length > 0 ? `, and ${lanesOf(generator)} with it,` : "";
  switch (phase) {
    case "created":
      return `${name} was made for ${label}; none of its code has run.`;
    case "running":
      return `${name} sets up what ${label} will be given. Its handler has not begun.`;
    case "suspended": {
      const long = spokenSeconds(suspendedMs(generator, shownMs) ?? 0);
      return `${name} waits at its yield until the handler of ${label} ends: ${long} so far. What it yielded${slot} stays out as long.`;
    }
    case "resumed":
      return `The handler of ${label} has ended. ${name} runs what stands after its yield.`;
    case "thrown-into":
      return `The handler of ${label} threw. The error came out of the yield of ${name}, whose except and finally parts run now.`;
    case "returned":
    case "threw":
      return endStory(generator, phase);
    case "dropped":
      return `${label} is over and nobody resumed ${name}. It stays where it stood: what comes after its yield never ran to its end.`;
  }
}

function endStory(generator: GeneratorSnapshot, phase: "returned" | "threw"): string {
  const name = nameOf(generator);
  if (!generator.changes.some((change) => change.phase === "suspended"))
    return `${name} ${phase === "threw" ? "threw" : "ended"} before its yield, so the handler of ${generator.label} never began.`;
  const how = wasThrownInto(generator) ? "The handler's error was thrown in at the yield" : "The handler ended";
  const isOne = generator.lanes.length === 1;
  const still =
    generator.lanes.length > 0 ? ` Yet ${lanesOf(generator)} ${isOne ? "is" : "are"} still out: not given back.` : "";
  const end =
    phase === "returned"
      ? `then the code after the yield of ${name} ran to its end`
      : wasThrownInto(generator)
        ? `and an error came out of ${name} again once its finally parts had run`
        : `then the code after the yield of ${name} threw; of it only the finally parts ran to their end`;
  return `${how}, ${end}.${still}`;
}

/** What stands beside a part of the body. */
export function partWords(part: "before" | "atYield" | "after", state: PartState, atMs: number | null): string {
  const time = minutesSeconds(atMs ?? 0);
  switch (state) {
    case "ahead":
      return part === "after" ? "not yet: runs when the handler ends" : "not yet";
    case "here":
      return `here since ${time}`;
    case "ran":
      return part === "atYield" ? `lent out at ${time}, came back` : `ran at ${time}`;
    case "thrown":
      return `the handler's error came in at ${time}`;
    case "threw":
      return `entered at ${time}, ended with an error`;
    case "cut-off":
      return part === "atYield" ? `left here at its holder's end, since ${time}` : `entered at ${time}, not finished`;
    case "never":
      return "never ran";
  }
}

export const partTitles = { before: "before yield", atYield: "yield", after: "after yield (finally)" } as const;

export const partMarks: Readonly<Record<PartState, string>> = {
  ahead: "○",
  here: "▶",
  ran: "✓",
  thrown: "!",
  threw: "!",
  "cut-off": "✕",
  never: "✕",
};
