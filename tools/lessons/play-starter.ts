/** For the tests beside sandboxes: plays what a lesson offers to play, against the program it begins with. */
import { join } from "node:path";
import type { SandboxDefinition } from "../../src/checks/sandbox-definition.ts";
import type { TraceEvent } from "../../src/contract/trace-event.ts";
import type { Engine } from "../../src/engine/engine.ts";
import { driveScenario } from "../../src/lesson/drive-scenario.ts";
import { readProgram, sandboxesFolder } from "./pack-sandbox.ts";

const scenarioOf = ({ slug, scenarios }: SandboxDefinition, id: string) => {
  const found = scenarios.find((scenario) => scenario.id === id);
  if (!found) throw new Error(`${slug} has no scenario ${id}`);
  return found;
};

/** The whole log of a scenario. @throws when it cannot be driven to its end */
export async function playStarter(
  engine: Engine,
  definition: SandboxDefinition,
  id: string,
): Promise<readonly TraceEvent[]> {
  const { slug, entry, seedSql, processes = 1 } = definition;
  const program = await readProgram(join(sandboxesFolder, slug, "starter"));
  const files = Object.fromEntries(program.map(({ path, javascript }) => [path, javascript]));
  const { scenario } = scenarioOf(definition, id);
  const driven = await driveScenario(
    engine,
    { files, entry, seedSql, processes },
    scenario,
    [],
    new AbortController().signal,
  );
  if (!driven.ok) throw new Error(driven.error.message);
  return driven.value.trace;
}

/** The texts of the answers that are claimed to happen: a question has one. */
export const claimsOf = (definition: SandboxDefinition, id: string): string[] =>
  (scenarioOf(definition, id).prediction?.answers ?? []).filter(({ happens }) => happens).map(({ text }) => text);
