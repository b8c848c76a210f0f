import { batch, signal } from "@preact/signals";
import type { Check, Verdict } from "../../checks/check.ts";
import { runChecks } from "../../checks/run-checks.ts";
import type { SandboxDefinition } from "../../checks/sandbox-definition.ts";
import { findSprungTraps, type SprungTrap } from "../../checks/trap.ts";
import type { SandboxBundle } from "../../contract/sandbox.ts";
import { driveScenario } from "../drive-scenario.ts";
import type { Attempt, LessonServer, Prepared } from "../lesson-server.ts";
import type { RunView } from "../run-view.ts";
import type { CheckBoard } from "./check-board.ts";
import type { CheckProgress, CheckRuns } from "./check-runs.ts";
import { chooseRunsToKeep, type JudgedRun } from "./run-keeper.ts";
import { createRunShow } from "./run-show.ts";
import { createScheduleFinder } from "./schedule-finder.ts";
import { toSolutionWorkspace } from "./solution-workspace.ts";

interface LessonChecksParts {
  readonly bundle: SandboxBundle;
  readonly server: LessonServer;
  readonly view: RunView;
  readonly board: CheckBoard;
  readonly loadDefinition: () => Promise<SandboxDefinition>;
  readonly announce: (sentence: string) => void;
  readonly wallMs: () => number;
}

export interface LessonChecks {
  /** Judges the files as they stand; whatever ran before ends, and the gauge shows the first failure afterwards. */
  check(): Promise<void>;
  readonly runs: CheckRuns;
  /** Something else is asked for: the search ends, and the picture belongs to whoever comes. */
  giveWay(): void;
}

/** A check, the verdict on it, and the log that was judged. */
interface Judged extends JudgedRun {
  readonly check: Check;
  readonly verdict: Verdict;
}

export function createLessonChecks(parts: LessonChecksParts): LessonChecks {
  const { bundle, server, view, board, loadDefinition, announce } = parts;
  const finder = createScheduleFinder(parts.wallMs);
  const show = createRunShow({ checks: bundle.checks, server, view, announce });
  const kept = signal<ReadonlyMap<string, JudgedRun>>(new Map());
  const keptIds = signal<ReadonlySet<string>>(new Set());
  const traps = signal<readonly SprungTrap[]>([]);
  const progress = signal<CheckProgress | null>(null);

  async function loadChecks({ signal }: Attempt): Promise<SandboxDefinition | null> {
    try {
      return await loadDefinition();
    } catch (error) {
      if (!signal.aborted) server.showLoadFailure(error);
      return null;
    }
  }

  function keep(runs: ReadonlyMap<string, JudgedRun>) {
    kept.value = runs;
    keptIds.value = new Set(runs.keys());
  }

  function forget() {
    finder.clear();
    keep(new Map());
    traps.value = [];
  }

  async function judgeAll(prepared: Prepared, definition: SandboxDefinition, { signal, revision }: Attempt) {
    const judged: Judged[] = [];
    let begun = 0;
    progress.value = { judged: 0, of: definition.checks.length };
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
        const check = definition.checks.find(({ id }) => id === verdict.checkId);
        const { result } = verdict;
        const atMs = result.kind === "failed" ? result.atMs : null;
        const failed = result.kind === "failed";
        if (check) judged.push({ check, verdict, checkId: check.id, trace, failed, atMs });
        progress.value = { judged: judged.length, of: definition.checks.length };
      },
    });
    return judged;
  }

  function showOutcome(judged: readonly Judged[], definition: SandboxDefinition) {
    const first = judged.find(({ failed }) => failed) ?? judged.findLast(({ trace }) => trace.length > 0);
    const verdicts = judged.map(({ verdict }) => verdict);
    const traces = [...new Set(judged.map(({ trace }) => trace))];
    batch(() => {
      progress.value = null;
      show.leave(first ? { checkId: first.checkId, part: "whole" } : null, first?.trace ?? [], toNote(first));
      announce(board.summary());
      keep(chooseRunsToKeep(judged));
      traps.value = findSprungTraps(definition.traps ?? [], { verdicts, traces });
    });
  }

  /** In the time in which the learner reads the verdicts; whatever else is asked for ends it. */
  async function findSchedules({ engine, code }: Prepared, judged: readonly Judged[]) {
    const failed = judged.flatMap(({ check, trace, verdict: { result } }) =>
      result.kind === "failed" && trace.some(({ kind }) => kind === "scenario-started")
        ? [{ check, failure: { seen: result.seen, atMs: result.atMs, trace } }]
        : [],
    );
    const solution = toSolutionWorkspace(bundle);
    await finder.find({
      failed,
      learner: (signal) => (scenario, rowsSql) => driveScenario(engine, code, scenario, rowsSql, signal),
      solution: (signal) => (scenario, rowsSql) => driveScenario(engine, solution, scenario, rowsSql, signal),
    });
  }

  return {
    async check() {
      const attempt = server.begin();
      forget();
      announce("Checking.");
      const prepared = await server.prepare(attempt);
      const definition = prepared && (await loadChecks(attempt));
      if (!prepared || !definition || attempt.signal.aborted) return;
      const judged = await judgeAll(prepared, definition, attempt);
      if (attempt.signal.aborted) return;
      showOutcome(judged, definition);
      await findSchedules(prepared, judged);
    },
    giveWay() {
      finder.callOff();
      show.giveWay();
      progress.value = null;
    },
    runs: {
      shown: show.shown,
      kept: keptIds,
      schedules: finder.states,
      traps,
      progress,
      show(checkId) {
        const run = kept.value.get(checkId);
        if (run) show.display({ checkId, part: "whole" }, run.trace, run.atMs);
      },
      play(checkId) {
        const run = finder.runOf(checkId);
        if (run) show.display({ checkId, part: "shortest" }, run.trace, run.atMs);
      },
      stopLooking: finder.callOff,
    },
  };
}

function toNote(first: Judged | undefined): string {
  if (!first) return "No check could be judged.";
  return first.failed
    ? "The gauge shows the first check that failed, at its end."
    : "The gauge shows the last check, at its end.";
}
