import { effect } from "@preact/signals";
import { beforeEach, expect, it } from "vitest";
import { defaultDatabaseOptions } from "../../contract/default-database.ts";
import type { PlayableScenario } from "../../contract/sandbox.ts";
import type { ActorCommand } from "../../contract/scenario.ts";
import type { TraceEvent } from "../../contract/trace-event.ts";
import type { RunCommand } from "../../engine/engine.ts";
import { createScenarioDesk, type HighestNumbers, type OwnedScenarioDesk } from "./scenario-desk.ts";

const commands: ActorCommand[] = [
  { kind: "open-tab", tab: 31, path: "/ws" },
  { kind: "request", requestId: 7, method: "GET", path: "/ping", body: "" },
  { kind: "send", tab: 4, text: "count" },
];
const playable: PlayableScenario = {
  id: "busy",
  label: "A busy day",
  scenario: {
    name: "busy",
    seed: 1,
    steps: commands.map((command) => ({ atMs: 0, command })),
    endMs: 10_000,
    database: defaultDatabaseOptions,
  },
  prediction: null,
};

let desk: OwnedScenarioDesk;
let told: RunCommand[];
let played: string[];
let reserved: HighestNumbers[];
let said: string[];

beforeEach(() => {
  [told, played, reserved, said] = [[], [], [], []];
  desk = createScenarioDesk({
    list: [playable],
    server: () => ({
      async play(scenario) {
        played.push(scenario.name);
        // A fresh server begins with an empty picture.
        desk.reset();
      },
      tell: (command) => told.push(command),
    }),
    nowMs: () => 4_500,
    reserve: (highest) => reserved.push(highest),
    announce: (sentence) => said.push(sentence),
  });
});

const begun = (): { kind: "trace"; events: TraceEvent[] } => ({
  kind: "trace",
  events: [{ kind: "scenario-started", seq: 1, atMs: 500, processId: 0, scopeId: "server", name: "busy", seed: 1 }],
});

it("plays on a fresh server, and keeps the scenario's numbers from those opened by hand", () => {
  desk.play("busy");
  expect(played).toEqual(["busy"]);
  expect(reserved).toEqual([{ tab: 31, request: 7 }]);
  expect(desk.state.value).toEqual({ kind: "none" });
});

it("is playing from the moment that the server tells, until its end", () => {
  desk.play("busy");
  desk.hear(begun());
  expect(desk.state.value).toEqual({ kind: "playing", id: "busy", startedAtMs: 500, endsAtMs: 10_500 });
  desk.hear({ kind: "scenario-finished", atMs: 10_500 });
  expect(desk.state.value).toEqual({ kind: "ended", id: "busy", startedAtMs: 500, endedAtMs: 10_500, by: "played" });
  expect(said).toEqual(["Playing “A busy day”, 10 seconds.", "The scenario has ended."]);
});

it("is stopped by a word to the server, whose answer ends it", () => {
  desk.play("busy");
  desk.hear(begun());
  desk.stop();
  expect(told).toEqual([{ kind: "stop-scenario" }]);
  expect(desk.state.value.kind).toBe("playing");
  desk.hear({ kind: "scenario-finished", atMs: 3_000 });
  expect(desk.state.value).toMatchObject({ kind: "ended", endedAtMs: 3_000, by: "stopped" });
  expect(said.at(-1)).toBe("The scenario was stopped.");
});

it("ends with a server that ends, where its clock stood", () => {
  desk.play("busy");
  desk.hear(begun());
  desk.serverEnded("server-ended");
  expect(desk.state.value).toMatchObject({ kind: "ended", endedAtMs: 4_500, by: "server-ended" });
});

it("is told to have been replaced, where its clock stood, before another run begins", () => {
  const states: unknown[] = [];
  desk.play("busy");
  desk.hear(begun());
  const dispose = effect(() => void states.push(desk.state.value));
  desk.play("busy");
  dispose();
  expect(states).toMatchObject([
    { kind: "playing" },
    { kind: "ended", endedAtMs: 4_500, by: "replaced" },
    { kind: "none" },
  ]);
});

it("takes no scenario for its own that nobody chose", () => {
  desk.hear(begun());
  desk.hear({ kind: "scenario-finished", atMs: 1 });
  expect(desk.state.value).toEqual({ kind: "none" });
});

it("forgets one that did not come to start", () => {
  desk.play("busy");
  desk.serverEnded("server-ended");
  desk.hear(begun());
  expect(desk.state.value).toEqual({ kind: "none" });
});
