import { describe, expect, it } from "vitest";
import { defaultDatabaseOptions } from "../contract/default-database.ts";
import { scenarioSchema } from "../contract/scenario.ts";
import { buildScenario, closeTabs, getAt, openTabs, requestsAt, sendFrom } from "./scenario-builder.ts";

describe("a built scenario", () => {
  const scenario = buildScenario({
    name: "two tabs",
    steps: [
      closeTabs({ from: 1, to: 2 }, { atMs: 500, everyMs: 10 }),
      openTabs({ from: 1, to: 2 }, { atMs: 0, everyMs: 30, path: "/ws" }),
      sendFrom({ from: 2, to: 2 }, { atMs: 100, text: "hello" }),
      getAt("/ping", [50, 200]),
    ],
    endMs: 1_000,
    database: { statementMs: 5 },
  });

  it("is one that the contract accepts", () => {
    expect(scenarioSchema.parse(scenario)).toEqual(scenario);
    expect(scenario.database).toEqual({ ...defaultDatabaseOptions, statementMs: 5 });
  });

  it("has its steps in the order of time, one tab after the other", () => {
    expect(scenario.steps.map(({ atMs, command }) => [atMs, command.kind])).toEqual([
      [0, "open-tab"],
      [30, "open-tab"],
      [50, "request"],
      [100, "send"],
      [200, "request"],
      [500, "close-tab"],
      [510, "close-tab"],
    ]);
  });

  it("numbers its requests", () => {
    const ids = scenario.steps.flatMap(({ command }) => (command.kind === "request" ? [command.requestId] : []));
    expect(ids).toEqual([1, 2]);
  });
});

describe("requests of several kinds", () => {
  it("are numbered in one row, whatever they ask for", () => {
    const steps = requestsAt([
      { atMs: 0, path: "/books/1" },
      { atMs: 50, path: "/books", method: "POST", body: '{"title":"Emma"}' },
    ]);
    expect(steps).toEqual([
      { atMs: 0, command: { kind: "request", requestId: 1, method: "GET", path: "/books/1", body: "" } },
      {
        atMs: 50,
        command: { kind: "request", requestId: 2, method: "POST", path: "/books", body: '{"title":"Emma"}' },
      },
    ]);
  });
});
