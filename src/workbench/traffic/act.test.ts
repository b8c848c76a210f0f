import { expect, test } from "vitest";
import { defaultDatabaseOptions } from "../../contract/default-database.ts";
import type { PlayableScenario, TrafficAction } from "../../contract/sandbox.ts";
import { actionsOf, firstPath } from "./act.ts";

const request: TrafficAction = { kind: "request", label: "GET /items/7", path: "/items/7" };
const opens: TrafficAction = { kind: "open-tabs", label: "Open 3 tabs", count: 3 };
const scenario: PlayableScenario = {
  id: "one",
  label: "One tab",
  scenario: {
    name: "one tab",
    seed: 1,
    endMs: 1,
    steps: [{ atMs: 0, command: { kind: "open-tab", tab: 1, path: "/ws" } }],
    database: defaultDatabaseOptions,
  },
  prediction: null,
};
const labelsOf = (...asked: Parameters<typeof actionsOf>) => actionsOf(...asked).map(({ label }) => label);

test("a server that takes tabs has a button for one more, whoever says so", () => {
  expect(labelsOf([request, opens], [])).toEqual(["Open tab", "GET /items/7", "Open 3 tabs"]);
  expect(labelsOf([request], [scenario])).toEqual(["Open tab", "GET /items/7"]);
});

test("a server of requests alone offers no tab, and nothing is offered twice", () => {
  expect(labelsOf([request], [])).toEqual(["GET /items/7"]);
  expect(labelsOf([{ kind: "open-tabs", label: "Open tab", count: 1 }], [])).toEqual(["Open tab"]);
});

test("the path to ask for first is the lesson's own", () => {
  expect([firstPath([opens, request]), firstPath([opens])]).toEqual(["/items/7", "/"]);
});
