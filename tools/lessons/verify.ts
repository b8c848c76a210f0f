/**
 * `npm run lessons:verify [-- slug…]`: holds every lesson to its word. The starter fails as declared, the solution and
 * the variants pass, each mutant fails exactly the checks that it declares, with the values that it declares. With
 * `--database-url postgresql://…` a real server is in PGlite's place.
 */
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { SandboxDefinition } from "../../src/checks/sandbox-definition.ts";
import type { SprungTrap } from "../../src/checks/trap.ts";
import type { Engine } from "../../src/engine/engine.ts";
import { createNodeEngine } from "../../src/engine/node/create-node-engine.ts";
import { createServerDatabase } from "../../src/postgres/real/create-server-database.ts";
import { parseDatabaseUrl } from "../../src/postgres/real/database-url.ts";
import { failuresOf, judgeProgram } from "./judge-program.ts";
import { listSandboxes, loadDefinition, overlay, readProgram, sandboxesFolder } from "./pack-sandbox.ts";

interface Expectation {
  readonly program: string;
  readonly folder: string | null;
  readonly fails: Readonly<Record<string, string>>;
  readonly springs: readonly string[];
}

function expectationsOf(definition: SandboxDefinition): Expectation[] {
  return [
    { program: "starter", folder: null, fails: definition.starterFails, springs: [] },
    { program: "solution", folder: "solution", fails: {}, springs: [] },
    ...definition.variants.map(({ name }) => ({
      program: `variant ${name}`,
      folder: `variants/${name}`,
      fails: {},
      springs: [],
    })),
    ...definition.mutants.map(({ name, fails, springs = [] }) => ({
      program: `mutant ${name}`,
      folder: `mutants/${name}`,
      fails,
      springs,
    })),
  ];
}

/** What differs between declared and seen, a line each; none when the program does as declared. */
export function compareFailures(
  declared: Readonly<Record<string, string>>,
  seen: ReadonlyMap<string, string>,
): string[] {
  const ids = new Set([...Object.keys(declared), ...seen.keys()]);
  return [...ids].flatMap((id) => {
    const [expected, actual] = [declared[id], seen.get(id)];
    if (expected === actual) return [];
    return [`${id}: declared ${quote(expected)}, seen ${quote(actual)}`];
  });
}

function compareTraps(declared: readonly string[], sprung: readonly SprungTrap[]): string[] {
  const [expected, seen] = [
    declared.toSorted().join(", "),
    sprung
      .map(({ id }) => id)
      .toSorted()
      .join(", "),
  ];
  return expected === seen ? [] : [`traps: declared "${expected}", sprung "${seen}"`];
}

const quote = (seen: string | undefined) => (seen === undefined ? "a pass" : `"${seen}"`);

async function verifyLesson(engine: Engine, slug: string): Promise<boolean> {
  const definition = await loadDefinition(slug);
  const starter = await readProgram(join(sandboxesFolder, slug, "starter"));
  const startedMs = performance.now();
  const problems: string[] = [];
  const expectations = expectationsOf(definition);
  if (Object.keys(definition.starterFails).length === 0)
    problems.push("starter: declares no failure, so there is nothing to mend");
  for (const { program, folder, fails, springs } of expectations) {
    const files = folder ? overlay(starter, await readProgram(join(sandboxesFolder, slug, folder))) : starter;
    const { verdicts, sprung } = await judgeProgram(engine, definition, files);
    const differences = [...compareFailures(fails, failuresOf(verdicts)), ...compareTraps(springs, sprung)];
    problems.push(...differences.map((difference) => `${program}: ${difference}`));
  }
  const seconds = ((performance.now() - startedMs) / 1_000).toFixed(1);
  const counts = `${expectations.length} programs x ${definition.checks.length} checks`;
  console.log(`${problems.length === 0 ? "holds" : "FAILS"}  ${slug.padEnd(16)} ${counts}  ${seconds} s`);
  for (const problem of problems) console.log(`       ${problem}`);
  return problems.length === 0;
}

if (import.meta.main) {
  const known = await listSandboxes();
  const { values, positionals: asked } = parseArgs({
    allowPositionals: true,
    options: { "database-url": { type: "string" } },
  });
  const unknown = asked.filter((slug) => !known.includes(slug));
  if (unknown.length > 0) {
    console.error(`There is no sandbox named ${unknown.join(", ")}. Known: ${known.join(", ")}.`);
    process.exit(2);
  }
  const address = values["database-url"] === undefined ? undefined : parseDatabaseUrl(values["database-url"]);
  if (address && !address.ok) {
    console.error(address.error.replace("DATABASE_URL", "--database-url"));
    process.exit(2);
  }
  const engine = createNodeEngine(
    address ? { createDatabase: () => createServerDatabase({ url: address.value, name: "watertight_verify" }) } : {},
  );
  let failed = 0;
  for (const slug of asked.length > 0 ? asked : known) if (!(await verifyLesson(engine, slug))) failed += 1;
  engine.dispose();
  process.exitCode = failed > 0 ? 1 : 0;
}
