import { expect, it } from "vitest";
import { defaultDatabaseOptions } from "../contract/default-database.ts";
import { type ActedOnServer, createPresentServer } from "./present-server.ts";

function setUp() {
  const done: string[] = [];
  const told: ActedOnServer = {
    async ensureRunning() {
      done.push("ensureRunning");
      return null;
    },
    tell: ({ kind }) => void done.push(kind),
    step: () => void done.push("step"),
    async play() {
      done.push("play");
    },
  };
  const present = createPresentServer(
    () => told,
    () => void done.push("leave the past"),
  );
  return { present, done };
}

it.each([
  ["ensureRunning", (server: ActedOnServer) => void server.ensureRunning()],
  ["stop-load", (server: ActedOnServer) => server.tell({ kind: "stop-load" })],
  ["stop-scenario", (server: ActedOnServer) => server.tell({ kind: "stop-scenario" })],
  ["step", (server: ActedOnServer) => server.step()],
])("the past is left before the server is asked for %s", (name, act) => {
  const { present, done } = setUp();
  act(present);
  expect(done).toEqual(["leave the past", name]);
});

it("a scenario begins a run of its own, which has no past to leave", async () => {
  const { present, done } = setUp();
  await present.play({ name: "nobody", seed: 1, endMs: 1, steps: [], database: defaultDatabaseOptions });
  expect(done).toEqual(["play"]);
});
