import type { GeneratorLife } from "./generators-state.ts";

/** Where a generator stands in a part of its body, and what became of the part. */
export type PartState = "ahead" | "here" | "ran" | "thrown" | "threw" | "cut-off" | "never";

interface BodyPart {
  readonly state: PartState;
  /** When it was entered, virtual milliseconds; null where it was not. */
  readonly atMs: number | null;
}

/** The three parts of a dependency's body: what sets up, the `yield`, what cleans up. */
export interface GeneratorBody {
  readonly before: BodyPart;
  readonly atYield: BodyPart;
  readonly after: BodyPart;
}

/** Reads from the changes of a generator which parts of its body ran. */
export function readBody({ changes }: Pick<GeneratorLife, "changes">): GeneratorBody {
  const at = (phase: string) => changes.find((change) => change.phase === phase)?.atMs ?? null;
  const [running, suspended, resumed, thrown] = [at("running"), at("suspended"), at("resumed"), at("thrown-into")];
  const left = resumed ?? thrown ?? at("closing");
  const [dropped, threw] = [at("dropped") !== null, at("threw") !== null];
  const ended = dropped || threw || at("returned") !== null;
  const endOf = (isLast: boolean): PartState => {
    if (!isLast) return "ran";
    if (!ended) return "here";
    if (threw) return "threw";
    return dropped ? "cut-off" : "ran";
  };
  const unreached: PartState = ended ? "never" : "ahead";
  return {
    before: { state: running === null ? unreached : endOf(suspended === null), atMs: running },
    atYield: {
      state: suspended === null ? unreached : thrown !== null ? "thrown" : endOf(left === null),
      atMs: thrown ?? suspended,
    },
    after: { state: left === null ? unreached : endOf(true), atMs: left },
  };
}
