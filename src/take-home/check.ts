/** `npm run check`: the lesson's checks on the files as they are, time compressed. */
import { type Drive, runChecks } from "../checks/run-checks.ts";
import { createNodeEngine } from "../engine/node/create-node-engine.ts";
import { driveScenario } from "../lesson/drive-scenario.ts";
import { toProblemLine } from "../lesson/strip-types.ts";
import { chooseDatabase } from "./choose-database.ts";
import { loadDefinition, readWorkspace, runtimeFile } from "./copied-lesson.ts";
import { toExitCode, toVerdictLines } from "./verdict-lines.ts";

const notJudged = 2;

async function main(): Promise<number> {
  const definition = await loadDefinition();
  const workspace = await readWorkspace(definition);
  if (!workspace.ok) {
    console.error(`${workspace.error.map(toProblemLine).join("\n")}\nNothing was judged. Mend it, then npm run check.`);
    return notJudged;
  }
  const choice = chooseDatabase(definition.slug, process.env.DATABASE_URL);
  if (!choice.ok) {
    console.error(choice.error);
    return notJudged;
  }
  const engine = createNodeEngine({
    createDatabase: choice.value.create,
    serverWorkerUrl: runtimeFile("server-worker.mjs"),
  });
  const { signal } = new AbortController();
  const opened = await engine.database.open(signal);
  if (!opened.ok) {
    console.error(`${opened.error.message}\n${opened.error.remedy}\nNothing was judged.`);
    engine.dispose();
    return notJudged;
  }
  const drive: Drive = (scenario, rowsSql) => driveScenario(engine, workspace.value, scenario, rowsSql, signal);
  const verdicts = await runChecks({ checks: definition.checks, drive, revision: 1 });
  engine.dispose();
  definition.checks.forEach((check, index) => {
    const verdict = verdicts[index];
    if (verdict) console.log(toVerdictLines(check, verdict).join("\n"));
  });
  const passed = verdicts.filter(({ result }) => result.kind === "passed").length;
  console.log(`\n${passed} of ${verdicts.length} checks passed.`);
  return toExitCode(verdicts);
}

main().then(
  (exitCode) => {
    process.exitCode = exitCode;
  },
  (error: unknown) => {
    console.error(error);
    process.exitCode = notJudged;
  },
);
