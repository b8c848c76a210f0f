import { describe, expect, it } from "vitest";
import { scenarioSchema } from "../../src/contract/scenario.ts";
import { arrivedIn, isSettled, transfersIn } from "./bank.ts";
import { definition } from "./sandbox.ts";

it("the definition drives scenarios that the contract accepts", () => {
  for (const { scenario } of [...definition.checks, ...definition.scenarios])
    expect(scenarioSchema.safeParse(scenario).error).toBeUndefined();
});

describe("the balances", () => {
  const opening = [100, 100, 100, 100, 100, 100, 100, 100];

  it.each([
    ["before any transfer", opening, true],
    ["after one", [90, 110, ...opening.slice(2)], true],
    ["in the middle of one", [90, ...opening.slice(1)], false],
    ["with an account below zero", [-800, 1_000, ...opening.slice(2)], false],
  ])("%s are settled: %s, %s", (_, balances, settled) => {
    expect(isSettled(balances)).toBe(settled);
  });

  it("tell which transfers have arrived", () => {
    const rows = [
      { id: 2, balance: 110 },
      { id: 4, balance: 100 },
    ];
    const transfers = [
      { to: 2, amount: 10 },
      { to: 4, amount: 10 },
    ];
    expect(arrivedIn(rows, transfers)).toBe(1);
  });
});

it("a transfer of more than an account has is one that must fail", () => {
  const failing = definition.checks.find(({ id }) => id === "failed-transfer-is-told");
  expect(failing && transfersIn(failing.scenario)).toEqual({ good: [{ to: 6, amount: 10 }], tooMuch: 1 });
});
