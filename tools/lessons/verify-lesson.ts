import { join } from "node:path";
import type { Engine } from "../../src/engine/engine.ts";
import { loadDefinition, overlay, readProgram, sandboxesFolder } from "./pack-sandbox.ts";
import { expectationsOf, gapsIn, verifyProgram } from "./verify-program.ts";

export interface LessonReport {
  readonly slug: string;
  readonly programs: number;
  readonly checks: number;
  readonly seconds: number;
  /** Of one driven scenario, its reset included, real milliseconds. */
  readonly medianRunMs: number;
  /** None where the lesson holds. */
  readonly problems: readonly string[];
}

export async function verifyLesson(engine: Engine, slug: string): Promise<LessonReport> {
  const definition = await loadDefinition(slug);
  const folder = join(sandboxesFolder, slug);
  const starter = await readProgram(join(folder, "starter"));
  const startedMs = performance.now();
  const expectations = expectationsOf(definition);
  const [problems, runsMs]: [string[], number[]] = [gapsIn(definition), []];
  for (const expectation of expectations) {
    const over = expectation.folder === null ? [] : await readProgram(join(folder, expectation.folder));
    const files = overlay(starter, over);
    problems.push(...(await verifyProgram(engine, definition, files, expectation, (ms) => runsMs.push(ms))));
  }
  return {
    slug,
    programs: expectations.length,
    checks: definition.checks.length,
    seconds: (performance.now() - startedMs) / 1_000,
    medianRunMs: runsMs.sort((a, b) => a - b)[Math.floor(runsMs.length / 2)] ?? 0,
    problems,
  };
}
