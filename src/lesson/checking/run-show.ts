import { batch, type ReadonlySignal, signal } from "@preact/signals";
import type { CheckSummary } from "../../contract/sandbox.ts";
import type { TraceEvent } from "../../contract/trace-event.ts";
import type { LessonServer } from "../lesson-server.ts";
import type { RunView } from "../run-view.ts";
import type { ShownCheckRun } from "./check-runs.ts";

interface RunShowParts {
  readonly checks: readonly CheckSummary[];
  readonly server: LessonServer;
  readonly view: RunView;
  readonly announce: (sentence: string) => void;
}

/** Puts recorded runs where the learner's own server is seen, and says whose they are. */
export interface RunShow {
  readonly shown: ReadonlySignal<ShownCheckRun | null>;
  /** What a Check leaves on show, at its end; null where nothing was recorded. */
  leave(run: ShownCheckRun | null, trace: readonly TraceEvent[], note: string): void;
  /** Shows a run because it was asked for; a null moment is its end. A live server is stopped first. */
  display(run: ShownCheckRun, trace: readonly TraceEvent[], atMs: number | null): void;
  /** The picture belongs to somebody else. */
  giveWay(): void;
}

export function createRunShow({ checks, server, view, announce }: RunShowParts): RunShow {
  const shown = signal<ShownCheckRun | null>(null);
  const titleOf = (checkId: string) => checks.find(({ id }) => id === checkId)?.title ?? checkId;

  function put(trace: readonly TraceEvent[], note: string) {
    view.append(trace);
    view.setClock(trace.at(-1)?.atMs ?? 0, { kind: "paused" });
    view.flush();
    server.show({ kind: "exited", reason: "stopped", message: `${note} Press Run for a live server.` });
  }

  return {
    shown,
    leave(run, trace, note) {
      batch(() => {
        put(trace, note);
        shown.value = run;
      });
    },
    display(run, trace, atMs) {
      const { kind } = server.status.value;
      if (kind === "running" || kind === "starting") server.begin();
      const title = titleOf(run.checkId);
      const which = run.part === "whole" ? "the run of the check" : "the shortest failing run of the check";
      batch(() => {
        view.clear();
        put(trace, `The gauge shows ${which} "${title}".`);
        if (atMs !== null) view.showMoment(atMs);
        shown.value = run;
        announce(`The gauge shows "${title}" ${atMs === null ? "at its end" : `at ${(atMs / 1_000).toFixed(1)} s`}.`);
      });
    },
    giveWay() {
      shown.value = null;
    },
  };
}
