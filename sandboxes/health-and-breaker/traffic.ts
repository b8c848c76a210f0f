/** What clients of this sandbox ask, numbered in the order of time so that several kinds may stand in one scenario. */
import { buildScenario } from "../../src/checks/scenario-builder.ts";
import type { DatabaseOptions } from "../../src/contract/database-options.ts";
import type { Scenario } from "../../src/contract/scenario.ts";

interface Ask {
  readonly atMs: number;
  readonly method: "GET" | "POST";
  readonly path: string;
}

export const get = (path: string, ...timesMs: readonly number[]): Ask[] =>
  timesMs.map((atMs) => ({ atMs, method: "GET", path }));

export const join = (name: string, atMs: number): Ask => ({ atMs, method: "POST", path: `/members/${name}` });

export function buildRequests(script: {
  readonly name: string;
  readonly asks: readonly Ask[];
  readonly endMs: number;
  readonly database?: Partial<DatabaseOptions>;
}): Scenario {
  const { name, asks, endMs, database = {} } = script;
  const steps = asks
    .toSorted((a, b) => a.atMs - b.atMs)
    .map(({ atMs, method, path }, index) => ({
      atMs,
      command: { kind: "request" as const, requestId: index + 1, method, path, body: "" },
    }));
  return buildScenario({ name, steps: [steps], endMs, database });
}
