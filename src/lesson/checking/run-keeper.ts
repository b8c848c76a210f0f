import { textLength } from "../../contract/text-length.ts";
import type { TraceEvent } from "../../contract/trace-event.ts";

/** The log of a judged scenario, and the moment that decided. */
export interface JudgedRun {
  readonly checkId: string;
  readonly trace: readonly TraceEvent[];
  readonly failed: boolean;
  /** Milliseconds since the server's start; null for its end. */
  readonly atMs: number | null;
}

/** Beside the trace of the learner's own server, which has the same limits. */
const defaultLimits = { events: 200_000, length: 50_000_000 };

/**
 * The runs that fit into the page's memory, those that failed before those that passed; checks that share a run share
 * its cost.
 */
export function chooseRunsToKeep(runs: readonly JudgedRun[], limits = defaultLimits): ReadonlyMap<string, JudgedRun> {
  const kept = new Map<string, JudgedRun>();
  const paid = new Set<readonly TraceEvent[]>();
  let [events, length] = [0, 0];
  for (const run of [...runs.filter(({ failed }) => failed), ...runs.filter(({ failed }) => !failed)]) {
    if (run.trace.length === 0) continue;
    if (!paid.has(run.trace)) {
      const [nextEvents, nextLength] = [events + run.trace.length, length + totalLength(run.trace)];
      if (nextEvents > limits.events || nextLength > limits.length) continue;
      [events, length] = [nextEvents, nextLength];
      paid.add(run.trace);
    }
    kept.set(run.checkId, run);
  }
  return kept;
}

const totalLength = (trace: readonly TraceEvent[]) => trace.reduce((sum, event) => sum + textLength(event), 0);
