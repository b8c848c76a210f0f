import { expect, test } from "vitest";
import { defaultDatabaseOptions } from "../contract/default-database.ts";
import { fail, ok } from "../contract/result.ts";
import type { Scenario } from "../contract/scenario.ts";
import type { Check } from "./check.ts";
import { type Drive, runChecks } from "./run-checks.ts";

const scenario = (name: string): Scenario => ({ name, seed: 1, steps: [], endMs: 1, database: defaultDatabaseOptions });

const check = (id: string, shared: Scenario, judge: Check["judge"], rowsSql?: string): Check => ({
  id,
  title: id,
  expected: "",
  scenario: shared,
  judge,
  ...(rowsSql === undefined ? {} : { rowsSql }),
});

const passes: Check["judge"] = () => ({ outcome: "passed", seen: "all well" });
const nothingHappened: Drive = async () => ok({ trace: [], rows: new Map() });

test("checks that share a scenario share its run", async () => {
  const [a, b] = [scenario("a"), scenario("b")];
  const driven: string[] = [];
  const drive: Drive = async (given) => {
    driven.push(given.name);
    return ok({ trace: [], rows: new Map() });
  };
  const verdicts = await runChecks({
    checks: [check("1", a, passes), check("2", b, passes), check("3", a, passes)],
    drive,
    revision: 7,
  });
  expect(driven).toEqual(["a", "b"]);
  expect(verdicts.map(({ checkId, revision }) => [checkId, revision])).toEqual([
    ["1", 7],
    ["2", 7],
    ["3", 7],
  ]);
});

test("a check judges the rows of its own query", async () => {
  const judge: Check["judge"] = ({ rows }) => ({ outcome: "failed", seen: `${rows.length} rows`, atMs: null });
  const drive: Drive = async (_, rowsSql) => ok({ trace: [], rows: new Map(rowsSql.map((sql) => [sql, [{ n: 1 }]])) });
  const [verdict] = await runChecks({
    checks: [check("1", scenario("a"), judge, "SELECT 1 AS n")],
    drive,
    revision: 1,
  });
  expect(verdict?.result).toMatchObject({ kind: "failed", seen: "1 rows" });
});

test("a server that ends in the middle fails its checks; an engine that fails judges nothing", async () => {
  const ended: Drive = async () => fail({ kind: "server-ended", message: "the server ended", atMs: 5, trace: [] });
  const broken: Drive = async () => fail({ kind: "not-driven", message: "no database" });
  const checks = [check("1", scenario("a"), passes)];
  const [failed] = await runChecks({ checks, drive: ended, revision: 1 });
  const [unjudged] = await runChecks({ checks, drive: broken, revision: 1 });
  expect(failed?.result).toMatchObject({ kind: "failed", seen: "the server ended", atMs: 5 });
  expect(unjudged?.result).toEqual({ kind: "not-judged", message: "no database" });
});

test("a judgement that throws is the check's fault: nothing is said about the code, and the others are judged", async () => {
  const throws: Check["judge"] = ({ trace }) => {
    throw new Error(`no tab 31 in ${trace.length} events`);
  };
  const shared = scenario("a");
  const verdicts = await runChecks({
    checks: [check("1", shared, throws), check("2", shared, passes)],
    drive: nothingHappened,
    revision: 1,
  });
  expect(verdicts.map(({ result }) => result)).toMatchObject([
    { kind: "not-judged", message: "the check failed to judge: no tab 31 in 0 events" },
    { kind: "passed" },
  ]);
});

test("a check is told the scenario that was driven", async () => {
  const judge: Check["judge"] = (evidence) => ({ outcome: "passed", seen: evidence.scenario.name });
  const [verdict] = await runChecks({
    checks: [check("1", scenario("two tabs"), judge)],
    drive: nothingHappened,
    revision: 1,
  });
  expect(verdict?.result).toMatchObject({ seen: "two tabs" });
});

test("every verdict is told as it falls", async () => {
  const told: string[] = [];
  await runChecks({
    checks: [check("1", scenario("a"), passes), check("2", scenario("b"), passes)],
    drive: nothingHappened,
    revision: 1,
    onStart: ({ id }) => told.push(`start ${id}`),
    onVerdict: ({ checkId }) => told.push(`verdict ${checkId}`),
  });
  expect(told).toEqual(["start 1", "verdict 1", "start 2", "verdict 2"]);
});
