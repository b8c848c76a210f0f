import { describe, expect, it } from "vitest";
import { scenarioSchema } from "../../src/contract/scenario.ts";
import { definition } from "./sandbox.ts";
import { readVerdict } from "./suite-verdict.ts";

describe("the definition", () => {
  it("drives scenarios that the contract accepts", () => {
    for (const { scenario } of [...definition.checks, ...definition.scenarios])
      expect(scenarioSchema.safeParse(scenario).error).toBeUndefined();
  });

  it("gives every mutant something to fail, among the checks that exist", () => {
    const ids = new Set(definition.checks.map(({ id }) => id));
    for (const { fails } of definition.mutants) {
      expect(Object.keys(fails)).not.toEqual([]);
      expect(Object.keys(fails).filter((id) => !ids.has(id))).toEqual([]);
    }
  });
});

describe("a suite's verdict", () => {
  it.each([
    ['{"green":true,"failures":[]}', "green"],
    ['{"green":false,"failures":["2 in use afterwards"]}', "red"],
    ['{"failures":[]}', null],
    ["Internal Server Error", null],
  ])("%s is %s", (body, verdict) => {
    expect(readVerdict(body)).toBe(verdict);
  });
});
