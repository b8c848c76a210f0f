import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { definition } from "../../sandboxes/exhaustion/sandbox.ts";
import type { Check } from "../../src/checks/check.ts";
import { type Drive, judgeDriven, traceOf } from "../../src/checks/run-checks.ts";
import { createNodeEngine } from "../../src/engine/node/create-node-engine.ts";
import { searchSchedule } from "../../src/lesson/checking/search-schedule.ts";
import { driveScenario } from "../../src/lesson/drive-scenario.ts";
import { scheduleLines } from "../../src/workbench/words/schedule-words.ts";
import { overlay, readProgram, sandboxesFolder } from "../../tools/lessons/pack-sandbox.ts";

const engine = createNodeEngine();
afterAll(() => engine.dispose());

const folder = join(sandboxesFolder, "exhaustion");

async function toDrive(...folders: string[]): Promise<Drive> {
  let program = await readProgram(join(folder, "starter"));
  for (const name of folders) program = overlay(program, await readProgram(join(folder, name)));
  const files = Object.fromEntries(program.map(({ path, javascript }) => [path, javascript]));
  const workspace = { files, entry: definition.entry, seedSql: definition.seedSql, processes: 1 };
  const { signal } = new AbortController();
  return (scenario, rowsSql) => driveScenario(engine, workspace, scenario, rowsSql, signal);
}

function checkNamed(id: string): Check {
  const check = definition.checks.find((candidate) => candidate.id === id);
  if (!check) throw new Error(`no check ${id}`);
  return check;
}

let solution: Drive;
beforeAll(async () => {
  solution = await toDrive("solution");
});

async function shortestOf(checkId: string, learner: Drive) {
  const check = checkNamed(checkId);
  const driven = await learner(check.scenario, []);
  const whole = judgeDriven(check, check.scenario, driven, 0);
  if (whole.kind !== "failed") throw new Error(`${checkId} was ${whole.kind}`);
  const failure = { seen: whole.seen, atMs: whole.atMs, trace: traceOf(driven) };
  const shrunk = await searchSchedule({ check, failure, learner, solution, mayTry: () => true });
  return { ...shrunk, words: scheduleLines(shrunk.scenario).map(({ atMs, text }) => `${atMs / 1_000} s ${text}`) };
}

const cases = [
  ["starter", "open-tabs-are-answered", ["0 s tabs 1 to 31 open, one every 30 ms"]],
  ["starter", "idle-tabs-hold-nothing", ["0 s tab 1 opens"]],
  ["starter", "told-after-30-seconds", []],
  ["starter", "served-after-a-return", []],
  ["mutants/bigger-pool", "pool-is-still-30", []],
  ["mutants/bigger-pool", "told-after-30-seconds", []],
  ["mutants/no-finally", "leavers-give-back", []],
  ["mutants/ping-asks", "ping-answers", []],
  ["mutants/one-lease-for-all", "served-after-a-return", []],
  ["mutants/late-return", "open-tabs-are-answered", []],
] as const;

describe("the shortest schedule that fails", () => {
  it.each(cases)("%s, %s", { timeout: 60_000 }, async (program, checkId, words) => {
    const learner = await toDrive(...(program === "starter" ? [] : [program]));
    const startedMs = performance.now();
    const shortest = await shortestOf(checkId, learner);
    console.log(
      program,
      checkId,
      shortest.words,
      shortest.failure.seen,
      shortest.failure.atMs,
      shortest.scenario.endMs,
      shortest.tried,
      Math.round(performance.now() - startedMs),
    );
    expect(shortest.minimal).toBe(true);
    expect(shortest.words).toEqual(words);
  });
});
