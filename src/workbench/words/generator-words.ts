import { type GeneratorPhase, isEnd } from "../../trace/generators/generators-state.ts";
import type { GeneratorSnapshot, GeneratorsView } from "../../trace/generators/select-generators.ts";

const phaseWords: Readonly<Record<GeneratorPhase, string>> = {
  created: "created",
  running: "running, before yield",
  suspended: "suspended at yield",
  resumed: "resumed, after yield",
  "thrown-into": "thrown into",
  closing: "told to return",
  repeating: "yields again and again",
  returned: "returned",
  threw: "threw",
  dropped: "dropped",
};

const phaseWord = (phase: GeneratorPhase): string => phaseWords[phase];

export const went = ({ changes }: Pick<GeneratorSnapshot, "changes">, by: GeneratorPhase) =>
  changes.some(({ phase }) => phase === by);

export const wasThrownInto = (generator: Pick<GeneratorSnapshot, "changes">) => went(generator, "thrown-into");

/** `suspended at yield`, or `thrown into, returned`: how it came to its end counts as much as that it did. */
export function stateWords(generator: GeneratorSnapshot): string {
  const { phase } = generator;
  if (phase !== "returned" && phase !== "threw") return phaseWord(phase);
  if (wasThrownInto(generator)) return `thrown into, ${phaseWord(phase)}`;
  return went(generator, "closing") ? `told to return, ${phaseWord(phase)}` : phaseWord(phase);
}

export const nameOf = ({ name }: Pick<GeneratorSnapshot, "name">): string => name || "a generator without a name";

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
