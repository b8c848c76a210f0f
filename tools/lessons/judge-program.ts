/** Runs a sandbox's checks against one program on the Node engine. */
import type { Verdict } from "../../src/checks/check.ts";
import { type Drive, runChecks } from "../../src/checks/run-checks.ts";
import type { SandboxDefinition } from "../../src/checks/sandbox-definition.ts";
import type { SourceFile } from "../../src/contract/sandbox.ts";
import type { Engine } from "../../src/engine/engine.ts";
import { driveScenario } from "../../src/lesson/drive-scenario.ts";

export async function judgeProgram(
  engine: Engine,
  definition: SandboxDefinition,
  program: readonly SourceFile[],
): Promise<Verdict[]> {
  const files = Object.fromEntries(program.map((file) => [file.path, file.javascript]));
  const { entry, seedSql, processes = 1 } = definition;
  const workspace = { files, entry, seedSql, processes };
  const { signal } = new AbortController();
  const drive: Drive = (scenario, rowsSql) => driveScenario(engine, workspace, scenario, rowsSql, signal);
  return runChecks({ checks: definition.checks, drive, revision: 0 });
}

/** Check id to what was seen, for every check that did not pass. */
export const failuresOf = (verdicts: readonly Verdict[]): Map<string, string> =>
  new Map(
    verdicts.flatMap(({ checkId, result }) => {
      if (result.kind === "passed") return [];
      return [[checkId, result.kind === "failed" ? result.seen : `not judged: ${result.message}`]];
    }),
  );
