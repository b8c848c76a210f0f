import { expect, test } from "vitest";
import type { TrafficAction } from "../contract/sandbox.ts";
import { actionsOf, firstPath } from "./traffic-actions.ts";

const request: TrafficAction = { kind: "request", label: "GET /items/7", path: "/items/7" };
const opens: TrafficAction = { kind: "open-tabs", label: "Open 3 tabs", count: 3 };
const labelsOf = (own: readonly TrafficAction[]) => actionsOf(own).map(({ label }) => label);

test("a server that takes tabs has a button for one more", () => {
  expect(labelsOf([request, opens])).toEqual(["Open tab", "GET /items/7", "Open 3 tabs"]);
});

test("a server of requests alone offers no tab, and nothing is offered twice", () => {
  expect(labelsOf([request])).toEqual(["GET /items/7"]);
  expect(labelsOf([{ kind: "open-tabs", label: "Open tab", count: 1 }])).toEqual(["Open tab"]);
});

test("the path to ask for first is the lesson's own", () => {
  expect([firstPath([opens, request]), firstPath([opens])]).toEqual(["/items/7", "/"]);
});
