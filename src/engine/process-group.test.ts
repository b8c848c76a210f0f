import { expect, test } from "vitest";
import { defaultDatabaseOptions } from "../contract/default-database.ts";
import type { HarnessCommand } from "../contract/harness-protocol.ts";
import type { RunEnd, StartOptions } from "./engine.ts";
import type { RunningProcess } from "./open-process.ts";
import { createProcessGroup } from "./process-group.ts";

type RunMessage = Parameters<StartOptions["onMessage"]>[0];

/** A group of processes that only write down what they are told. */
function createRig(count: number) {
  const ends: RunEnd[] = [];
  const told: [number, HarnessCommand["kind"]][] = [];
  const commands: HarnessCommand[] = [];
  const stopped: number[] = [];
  const heard: RunMessage[] = [];
  const group = createProcessGroup({ onMessage: (message) => heard.push(message), onEnd: (end) => ends.push(end) });
  const toProcess = (processId: number): RunningProcess => ({
    port: 8000,
    listeningAtMs: 0,
    send(command) {
      told.push([processId, command.kind]);
      commands.push(command);
    },
    stop: async () => void stopped.push(processId),
  });
  for (let processId = 0; processId < count; processId += 1) group.join(toProcess(processId));
  return { group, ends, told, commands, stopped, heard };
}

const exited: RunEnd = { kind: "exited", exitCode: 1 };
const request = (requestId: number) =>
  ({ kind: "traffic", command: { kind: "request", requestId, method: "GET", path: "/", body: "" } }) as const;

test("one that ends while others start is the start's to tell, once", async () => {
  const { group, ends, stopped } = createRig(2);
  group.ended(0, exited);
  expect(group.open()).toEqual(exited);
  await group.stop();
  expect(ends).toEqual([]);
  expect(stopped).toEqual([0, 1]);
});

test("clients are dealt out in turn, past those that are gone", () => {
  const { group, told } = createRig(3);
  expect(group.open()).toBeNull();
  group.ended(1, exited);
  for (const requestId of [1, 2, 3, 4]) group.send(request(requestId));
  expect(told.map(([processId]) => processId)).toEqual([0, 2, 2, 0]);
});

test("the last one's end is the run's, and a broken engine ends it for all", () => {
  const crashed = createRig(2);
  crashed.group.open();
  crashed.group.ended(0, exited);
  expect(crashed.ends).toEqual([]);
  crashed.group.ended(1, { kind: "exited", exitCode: 7 });
  expect(crashed.ends).toEqual([{ kind: "exited", exitCode: 7 }]);

  const broken = createRig(2);
  broken.group.open();
  const failure: RunEnd = { kind: "engine-failed", failure: { code: "database-died", message: "", remedy: "" } };
  broken.group.ended(0, failure);
  broken.group.ended(1, failure);
  expect(broken.ends).toEqual([failure]);
  expect(broken.stopped).toEqual([1]);
});

test("a scenario and a load are dealt out as well, and begin for all at the moment of the latest clock", () => {
  const { group, commands } = createRig(2);
  group.open();
  group.receive(1, { kind: "clock", atMs: 40, pace: { kind: "paused" }, dueMs: null });
  const open = (tab: number) => ({ atMs: tab, command: { kind: "open-tab", tab, path: "/" } }) as const;
  const scenario = { name: "three", seed: 1, steps: [1, 2, 3].map(open), endMs: 9, database: defaultDatabaseOptions };
  group.send({ kind: "play-scenario", scenario });
  group.send({ kind: "start-load", load: { method: "GET", path: "/", perSecond: 10 } });
  const seen = commands.map((command) => {
    if (command.kind === "play-scenario") return [command.startMs, command.scenario.steps.map(({ atMs }) => atMs)];
    return command.kind === "start-load" ? [command.startMs, command.share] : command.kind;
  });
  expect(seen).toEqual([
    [40, [1, 3]],
    [40, [2]],
    [40, { processId: 0, processes: 2 }],
    [40, { processId: 1, processes: 2 }],
  ]);
});

test("a scenario is over when the last process has ended it, at that moment, whatever its clock was last told to be", () => {
  const { group, heard } = createRig(2);
  group.open();
  const scenario = { name: "none", seed: 1, steps: [], endMs: 24_000, database: defaultDatabaseOptions };
  group.send({ kind: "play-scenario", scenario });
  group.receive(0, { kind: "clock", atMs: 21_000, pace: { kind: "live", rate: 60 }, dueMs: null });
  group.receive(0, { kind: "scenario-finished", atMs: 24_000 });
  expect(heard.filter(({ kind }) => kind === "scenario-finished")).toEqual([]);
  group.receive(1, { kind: "scenario-finished", atMs: 24_000 });
  expect(heard.filter(({ kind }) => kind === "scenario-finished")).toEqual([
    { kind: "scenario-finished", atMs: 24_000 },
  ]);
});
