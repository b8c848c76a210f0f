import type { TraceEvent } from "../contract/trace-event.ts";

/**
 * One part of what is read out of the log. To add one: write its fold in a folder of its own, and name it in `folds`
 * and `initial` (`reduce-trace.ts`); it then is a member of `TraceState`, live and at any moment of the past.
 */
export interface Fold<State> {
  readonly initial: State;
  /**
   * Pure: a state once returned never changes, and equal events give an equal state however they come in batches. What a
   * batch changes it copies once (`copy-once.ts`), so that an event's cost does not grow with the state.
   */
  readonly fold: (state: State, events: readonly TraceEvent[]) => State;
  /** List and map entries of a state, counted roughly: a history of heavy states keeps fewer snapshots. */
  readonly weigh: (state: State) => number;
}
