import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { definition } from "../../sandboxes/exhaustion/sandbox.ts";
import type { Check } from "../../src/checks/check.ts";
import { type Drive, judgeDriven, traceOf } from "../../src/checks/run-checks.ts";
import { createNodeEngine } from "../../src/engine/node/create-node-engine.ts";
import { searchSchedule } from "../../src/lesson/checking/search-schedule.ts";
import { driveScenario } from "../../src/lesson/drive-scenario.ts";
import { dueWords, scheduleLines } from "../../src/workbench/words/schedule-words.ts";
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

/** With the time to look for it, or with so few tries. */
async function shortestOf(checkId: string, learner: Drive, mostTries = Number.POSITIVE_INFINITY) {
  const check = checkNamed(checkId);
  const driven = await learner(check.scenario, []);
  const whole = judgeDriven(check, check.scenario, driven, 0);
  if (whole.kind !== "failed") throw new Error(`${checkId} was ${whole.kind}`);
  const failure = { seen: whole.seen, atMs: whole.atMs, trace: traceOf(driven) };
  const mayTry = (tried: number) => tried < mostTries;
  const shrunk = await searchSchedule({ check, failure, learner, solution, mayTry });
  return { ...shrunk, words: scheduleLines(shrunk.scenario).map(({ atMs, text }) => `${dueWords(atMs)} ${text}`) };
}

describe("the shortest schedule that fails", { timeout: 60_000 }, () => {
  it.each([
    ["starter", "idle-tabs-hold-nothing", ["0 s tab 1 opens"], "1 in use while the tabs are silent"],
    ["mutants/bigger-pool", "pool-is-still-30", [], "300 allowed, 0 sessions at once"],
    [
      "mutants/no-finally",
      "leavers-give-back",
      ["0 s tab 1 opens", '2 s tab 1 sends "report"', "10 s tab 1 leaves"],
      "1 in use after everybody left",
    ],
  ])("of %s under %s", async (program, checkId, words, seen) => {
    const shortest = await shortestOf(checkId, await toDrive(...(program === "starter" ? [] : [program])));
    expect(shortest).toMatchObject({ words, minimal: true, failure: { seen } });
  });

  it("keeps the pool full where the solution would pass with less, and is short after a few tries", async () => {
    const { words, minimal, failure } = await shortestOf("told-after-30-seconds", await toDrive(), 8);
    expect(words).toEqual([
      "0 s tabs 1 to 31 open, one every 30 ms",
      '2 s tabs 1 to 30 send "report", all at once',
      '3 s tab 31 sends "report"',
    ]);
    expect(minimal).toBe(false);
    expect(failure.seen).toBe("tab 31 was told after 27.9 s");
    expect(failure.trace.at(-1)?.atMs).toBeLessThanOrEqual(67_000);
  });
});
