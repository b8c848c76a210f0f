import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { Verdict } from "../../checks/check.ts";
import type { CheckSummary } from "../../contract/sandbox.ts";
import type { CheckState } from "../open-lesson.ts";

/** The verdicts on show; one that judged older code says so. */
export interface CheckBoard {
  readonly states: ReadonlySignal<ReadonlyMap<string, CheckState>>;
  /** True once a check was judged in this visit. */
  readonly attempted: ReadonlySignal<boolean>;
  start(checkId: string): void;
  settle(verdict: Verdict): void;
  /** Takes back what was about to run. */
  callOff(): void;
  summary(): string;
}

export function createCheckBoard(checks: readonly CheckSummary[], revision: ReadonlySignal<number>): CheckBoard {
  const running = signal<ReadonlySet<string>>(new Set());
  const verdicts = signal<ReadonlyMap<string, Verdict>>(new Map());
  const stateOf = (id: string): CheckState => {
    if (running.value.has(id)) return { kind: "running" };
    const verdict = verdicts.value.get(id);
    return verdict ? { kind: "judged", verdict, stale: verdict.revision !== revision.value } : { kind: "not-run" };
  };
  return {
    attempted: computed(() => verdicts.value.size > 0),
    states: computed(() => new Map(checks.map(({ id }) => [id, stateOf(id)]))),
    start(checkId) {
      running.value = new Set(running.value).add(checkId);
    },
    settle(verdict) {
      verdicts.value = new Map(verdicts.value).set(verdict.checkId, verdict);
      running.value = new Set([...running.value].filter((id) => id !== verdict.checkId));
    },
    callOff() {
      running.value = new Set();
    },
    summary() {
      const judged = checks.flatMap(({ id, title }) => {
        const verdict = verdicts.value.get(id);
        return verdict && verdict.revision === revision.value ? [{ title, result: verdict.result }] : [];
      });
      const passed = judged.filter(({ result }) => result.kind === "passed").length;
      const failed = judged.find(({ result }) => result.kind !== "passed");
      if (!failed) return `All ${passed} checks passed.`;
      const seen = failed.result.kind === "failed" ? failed.result.seen : "could not be judged";
      return `${passed} of ${checks.length} checks passed. ${failed.title}: ${seen}.`;
    },
  };
}
