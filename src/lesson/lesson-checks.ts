import { batch } from "@preact/signals";
import { runChecks } from "../checks/run-checks.ts";
import type { SandboxDefinition } from "../checks/sandbox-definition.ts";
import type { TraceEvent } from "../contract/trace-event.ts";
import type { CheckBoard } from "./check-board.ts";
import { driveScenario } from "./drive-scenario.ts";
import type { Attempt, LessonServer } from "./lesson-server.ts";
import type { RunView } from "./run-view.ts";

interface LessonChecksParts {
  readonly server: LessonServer;
  readonly view: RunView;
  readonly board: CheckBoard;
  readonly loadDefinition: () => Promise<SandboxDefinition>;
  readonly announce: (sentence: string) => void;
}

/** Judges the files as they stand; whatever ran before ends, and the gauge shows the first failure afterwards. */
export function createLessonChecks({ server, view, board, loadDefinition, announce }: LessonChecksParts) {
  async function loadChecks({ signal }: Attempt): Promise<SandboxDefinition | null> {
    try {
      return await loadDefinition();
    } catch (error) {
      if (!signal.aborted) server.showLoadFailure(error);
      return null;
    }
  }

  return async function check(): Promise<void> {
    const attempt = server.begin();
    const { signal, revision } = attempt;
    announce("Checking.");
    const prepared = await server.prepare(attempt);
    const definition = prepared && (await loadChecks(attempt));
    if (!prepared || !definition || signal.aborted) return;
    let shown: readonly TraceEvent[] = [];
    let failed = false;
    let begun = 0;
    await runChecks({
      checks: definition.checks,
      revision,
      drive: (scenario, rowsSql) => driveScenario(prepared.engine, prepared.code, scenario, rowsSql, signal),
      onStart(item) {
        if (signal.aborted) return;
        begun += 1;
        board.start(item.id);
        const label = `checking: ${item.title}`;
        server.show({ kind: "starting", stage: { step: begun, steps: definition.checks.length, label } });
      },
      onVerdict(verdict, trace) {
        if (signal.aborted) return;
        board.settle(verdict);
        // The first failure is what the gauge should show afterwards.
        if (!failed) shown = trace;
        failed ||= verdict.result.kind !== "passed";
      },
    });
    if (signal.aborted) return;
    batch(() => {
      view.append(shown);
      view.setClock(shown.at(-1)?.atMs ?? 0, { kind: "paused" });
      view.flush();
      server.show({ kind: "exited", reason: "stopped", message: toCheckNote(failed) });
      announce(board.summary());
    });
  };
}

const toCheckNote = (failed: boolean) =>
  failed
    ? "The gauge shows the first check that failed, at its end. Press Run for a live server."
    : "The gauge shows the last check, at its end. Press Run for a live server.";
