import type { TraceEvent } from "../../contract/trace-event.ts";

type GeneratorEvent = Extract<TraceEvent, { kind: "generator-changed" }>;
export type GeneratorPhase = GeneratorEvent["phase"];

/** Whether a generator has none of its life before it. */
export const isEnd = (phase: GeneratorPhase): boolean =>
  phase === "returned" || phase === "threw" || phase === "dropped";

interface PhaseChange {
  readonly phase: GeneratorPhase;
  readonly atMs: number;
}

/** The life of one generator. */
export interface GeneratorLife {
  readonly processId: number;
  readonly scopeId: string;
  readonly generatorId: number;
  readonly name: string;
  readonly drivenBy: GeneratorEvent["drivenBy"];
  /** Of the scope, where it was among the newest when the generator was made: it may be forgotten before it. */
  readonly label: string | null;
  /** In the order in which they came; never empty. */
  readonly changes: readonly PhaseChange[];
  /** What was asked for while its own code ran, or by the session that it yielded: the newest of those leases. */
  readonly leases: readonly { readonly poolId: number; readonly leaseId: number }[];
}

export interface GeneratorsState {
  /** Those that have not ended, by process and scope: the innermost is the last of its scope. */
  readonly open: ReadonlyMap<string, readonly GeneratorLife[]>;
  /** How many are in `open`. */
  readonly openCount: number;
  /** Oldest first. */
  readonly ended: readonly GeneratorLife[];
  /** More than are followed one by one. */
  readonly openBeyond: number;
  readonly endedBeyond: number;
  /** Those that opened last: who could be served by what is made next. */
  readonly newest: readonly { readonly key: string; readonly label: string }[];
}

/** A dependency has five changes and one lease; what yields again and again, or a forged log, adds is not kept. */
export const generatorsLimit = { followed: 200, changes: 12, leases: 4, newest: 32 };
