/** Runs a sandbox's checks against one program on the Node engine. */
import type { Verdict } from "../../src/checks/check.ts";
import { type Drive, runChecks } from "../../src/checks/run-checks.ts";
import type { SandboxDefinition } from "../../src/checks/sandbox-definition.ts";
import { findSprungTraps, type SprungTrap } from "../../src/checks/trap.ts";
import type { SourceFile } from "../../src/contract/sandbox.ts";
import type { TraceEvent } from "../../src/contract/trace-event.ts";
import type { Engine } from "../../src/engine/engine.ts";
import { driveScenario } from "../../src/lesson/drive-scenario.ts";

export interface ProgramJudgement {
  readonly verdicts: readonly Verdict[];
  readonly sprung: readonly SprungTrap[];
}

export async function judgeProgram(
  engine: Engine,
  definition: SandboxDefinition,
  program: readonly SourceFile[],
): Promise<ProgramJudgement> {
  const files = Object.fromEntries(program.map((file) => [file.path, file.javascript]));
  const { entry, seedSql, processes = 1 } = definition;
  const workspace = { files, entry, seedSql, processes };
  const { signal } = new AbortController();
  const drive: Drive = (scenario, rowsSql) => driveScenario(engine, workspace, scenario, rowsSql, signal);
  const traces = new Set<readonly TraceEvent[]>();
  const verdicts = await runChecks({
    checks: definition.checks,
    drive,
    revision: 0,
    onVerdict: (_, trace) => traces.add(trace),
  });
  return { verdicts, sprung: findSprungTraps(definition.traps ?? [], { verdicts, traces: [...traces] }) };
}

/** Check id to what was seen, for every check that did not pass. */
export const failuresOf = (verdicts: readonly Verdict[]): Map<string, string> =>
  new Map(
    verdicts.flatMap(({ checkId, result }) => {
      if (result.kind === "passed") return [];
      return [[checkId, result.kind === "failed" ? result.seen : `not judged: ${result.message}`]];
    }),
  );
