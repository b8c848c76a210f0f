import { type ReadonlySignal, signal } from "@preact/signals";
import type { Check } from "../../checks/check.ts";
import type { Drive } from "../../checks/run-checks.ts";
import type { ScheduleState } from "./check-runs.ts";
import type { FailingRun } from "./search-schedule.ts";

/** A failed check whose scenario may be longer than its failure needs. */
export interface FailedCheck {
  readonly check: Check;
  readonly failure: FailingRun;
}

export interface FinderRequest {
  readonly failed: readonly FailedCheck[];
  /** Drives one of the two programs until the signal ends it. */
  readonly learner: (signal: AbortSignal) => Drive;
  readonly solution: (signal: AbortSignal) => Drive;
}

/** Looks for the shortest failing schedules in the time that a learner reads the verdicts. */
export interface ScheduleFinder {
  readonly states: ReadonlySignal<ReadonlyMap<string, ScheduleState>>;
  /** The run of what was found. */
  runOf(checkId: string): FailingRun | null;
  /** Ends when all were looked for, the time is over, or it was called off. */
  find(request: FinderRequest): Promise<void>;
  /** What was found stays. */
  callOff(): void;
  clear(): void;
}

/** Of real time, for all checks together; each takes its share of what is left. */
const totalMs = 8_000;
const mostCandidates = 80;

export function createScheduleFinder(nowMs: () => number): ScheduleFinder {
  const states = signal<ReadonlyMap<string, ScheduleState>>(new Map());
  const runs = new Map<string, FailingRun>();
  let controller = new AbortController();

  function settle(checkId: string, state: ScheduleState | null) {
    const next = new Map(states.value);
    if (state) next.set(checkId, state);
    else next.delete(checkId);
    states.value = next;
  }

  function callOff() {
    controller.abort();
    if ([...states.value.values()].every(({ kind }) => kind === "found")) return;
    states.value = new Map([...states.value].filter(([, { kind }]) => kind === "found"));
  }

  async function findOne(
    { check, failure }: FailedCheck,
    request: FinderRequest,
    signal: AbortSignal,
    shareMs: number,
  ) {
    const deadlineMs = nowMs() + shareMs;
    const { searchSchedule } = await import("./search-schedule.ts");
    const found = await searchSchedule({
      check,
      failure,
      learner: request.learner(signal),
      solution: request.solution(signal),
      mayTry: (tried) => tried < mostCandidates && nowMs() < deadlineMs && !signal.aborted,
    });
    if (signal.aborted) return;
    const isShorter = found.scenario.steps.length < check.scenario.steps.length;
    if (!isShorter && !found.minimal) return settle(check.id, null);
    const { scenario, minimal } = found;
    const { seen, atMs } = found.failure;
    runs.set(check.id, found.failure);
    settle(check.id, { kind: "found", scenario, minimal, seen, atMs });
  }

  return {
    states,
    runOf: (checkId) => runs.get(checkId) ?? null,
    async find(request) {
      callOff();
      controller = new AbortController();
      const { signal } = controller;
      const endMs = nowMs() + totalMs;
      states.value = new Map(request.failed.map(({ check }) => [check.id, { kind: "looking" }]));
      for (const [index, failed] of request.failed.entries()) {
        const shareMs = (endMs - nowMs()) / (request.failed.length - index);
        await findOne(failed, request, signal, shareMs);
        if (signal.aborted) return;
      }
    },
    callOff,
    clear() {
      callOff();
      runs.clear();
      states.value = new Map();
    },
  };
}
