/** Runs a sandbox's checks against one program on the Node engine. */
import type { Verdict } from "../../src/checks/check.ts";
import { runCheck } from "../../src/checks/run-check.ts";
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
  const workspace = { files, entry: definition.entry, seedSql: definition.seedSql };
  const { signal } = new AbortController();
  const verdicts: Verdict[] = [];
  for (const check of definition.checks)
    verdicts.push(
      await runCheck(check, (scenario, rowsSql) => driveScenario(engine, workspace, scenario, rowsSql, signal), 0),
    );
  return verdicts;
}

/** Check id to what was seen, for every check that did not pass. */
export const failuresOf = (verdicts: readonly Verdict[]): Map<string, string> =>
  new Map(
    verdicts.flatMap(({ checkId, result }) => {
      if (result.kind === "passed") return [];
      return [[checkId, result.kind === "failed" ? result.seen : `not judged: ${result.message}`]];
    }),
  );
