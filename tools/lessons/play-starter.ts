/** For the tests beside sandboxes: plays what a lesson offers to play, against the program it begins with. */
import { join } from "node:path";
import type { Driven } from "../../src/checks/run-checks.ts";
import type { SandboxDefinition } from "../../src/checks/sandbox-definition.ts";
import type { TraceEvent } from "../../src/contract/trace-event.ts";
import type { Engine } from "../../src/engine/engine.ts";
import { driveScenario } from "../../src/lesson/drive-scenario.ts";
import { readProgram, sandboxesFolder } from "./pack-sandbox.ts";

export const scenarioOf = ({ slug, scenarios }: SandboxDefinition, id: string) => {
  const found = scenarios.find((scenario) => scenario.id === id);
  if (!found) throw new Error(`${slug} has no scenario ${id}`);
  return found;
};

interface Played {
  /** Files in place of the starter's. */
  readonly over?: Readonly<Record<string, string>>;
  /** What to read from the database when all is over. */
  readonly rowsSql?: readonly string[];
}

/** The whole log of a scenario, and the rows that are there at its end. @throws when it cannot be driven to its end */
export async function playForRows(
  engine: Engine,
  definition: SandboxDefinition,
  id: string,
  { over = {}, rowsSql = [] }: Played = {},
): Promise<Driven> {
  const { slug, entry, seedSql, processes = 1 } = definition;
  const program = await readProgram(join(sandboxesFolder, slug, "starter"));
  const starter = Object.fromEntries(program.map(({ path, javascript }) => [path, javascript]));
  const workspace = { files: { ...starter, ...over }, entry, seedSql, processes };
  const { scenario } = scenarioOf(definition, id);
  const driven = await driveScenario(engine, workspace, scenario, rowsSql, new AbortController().signal);
  if (!driven.ok) throw new Error(driven.error.message);
  return driven.value;
}

/** The whole log of a scenario. @throws when it cannot be driven to its end */
export const playStarter = async (
  engine: Engine,
  definition: SandboxDefinition,
  id: string,
  over: Readonly<Record<string, string>> = {},
): Promise<readonly TraceEvent[]> => (await playForRows(engine, definition, id, { over })).trace;

/** The texts of the answers that are claimed to happen: a question has one. */
export const claimsOf = (definition: SandboxDefinition, id: string): string[] =>
  (scenarioOf(definition, id).prediction?.answers ?? []).filter(({ happens }) => happens).map(({ text }) => text);
