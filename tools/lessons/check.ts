/** `npm run lessons:check -- <slug> <folder>`: lays a folder's files over the starter and prints each check's verdict. */
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { createNodeEngine } from "../../src/engine/node/create-node-engine.ts";
import { judgeProgram } from "./judge-program.ts";
import { listSandboxes, loadDefinition, overlay, readProgram, SandboxError, sandboxesFolder } from "./pack-sandbox.ts";

async function main(slug: string | undefined, folder: string | undefined): Promise<number> {
  const known = await listSandboxes();
  if (!slug || !folder || !known.includes(slug) || !existsSync(folder)) {
    console.error(`Usage: npm run lessons:check -- <slug> <folder>. Known slugs: ${known.join(", ")}.`);
    if (folder && !existsSync(folder)) console.error(`There is no folder ${folder}.`);
    return 2;
  }
  const definition = await loadDefinition(slug);
  const starter = await readProgram(join(sandboxesFolder, slug, "starter"));
  const program = overlay(starter, await readProgram(resolve(folder)));
  const engine = createNodeEngine();
  const { verdicts, sprung } = await judgeProgram(engine, definition, program);
  engine.dispose();
  for (const { checkId, result } of verdicts)
    console.log(`${result.kind.padEnd(10)} ${checkId}: ${result.kind === "not-judged" ? result.message : result.seen}`);
  for (const { title, text } of sprung) console.log(`\n${title}. ${text}`);
  return verdicts.every(({ result }) => result.kind === "passed") ? 0 : 1;
}

try {
  process.exitCode = await main(process.argv[2], process.argv[3]);
} catch (error) {
  if (!(error instanceof SandboxError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
