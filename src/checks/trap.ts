import type { TraceEvent } from "../contract/trace-event.ts";
import type { Verdict } from "./check.ts";

/** What all checks of one press saw, for traps to look at. */
export interface TrapEvidence {
  readonly verdicts: readonly Verdict[];
  /** One log for each driven scenario. */
  readonly traces: readonly (readonly TraceEvent[])[];
}

/** A tempting mend that does not help, met by its name in place of a bare "failed". */
export interface Trap {
  readonly id: string;
  /** The name that a learner may remember it by. */
  readonly title: string;
  /** What it does and why it does not help, with the numbers of this run; null for a learner who did not step into it. */
  readonly tell: (evidence: TrapEvidence) => string | null;
}

export interface SprungTrap {
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

export const findSprungTraps = (traps: readonly Trap[], evidence: TrapEvidence): SprungTrap[] =>
  traps.flatMap(({ id, title, tell }) => {
    const text = tell(evidence);
    return text === null ? [] : [{ id, title, text }];
  });
