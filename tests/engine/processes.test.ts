import { createHash } from "node:crypto";
import { afterAll, expect, test } from "vitest";
import { defaultDatabaseOptions } from "../../src/contract/default-database.ts";
import type { TraceEvent } from "../../src/contract/trace-event.ts";
import type { Run, RunEnd, StartOptions } from "../../src/engine/engine.ts";
import { createNodeEngine } from "../../src/engine/node/create-node-engine.ts";
import { driveScenario } from "../../src/lesson/drive-scenario.ts";
import { foldTrace, poolsAt } from "../../src/trace/reduce-trace.ts";
import { fourProcesses, toMeetingScenario } from "./processes-lesson.ts";

const limitMs = 60_000;
const engine = createNodeEngine();
afterAll(() => engine.dispose());

async function drive(seed: number) {
  const driven = await driveScenario(
    engine,
    fourProcesses,
    toMeetingScenario(seed),
    ["SELECT n FROM tally"],
    new AbortController().signal,
  );
  if (!driven.ok) throw new Error(driven.error.message);
  return driven.value;
}

const hashOf = (trace: readonly TraceEvent[]) => createHash("sha256").update(JSON.stringify(trace)).digest("hex");

/** A live run, with what it said so far and a way to wait for more. */
async function startLive() {
  const trace: TraceEvent[] = [];
  const ends: RunEnd[] = [];
  let dueMs: number | null = null;
  let heard: () => void = () => undefined;
  const options: StartOptions = {
    database: defaultDatabaseOptions,
    seed: 1,
    onStage: () => undefined,
    onMessage(message) {
      if (message.kind === "trace") trace.push(...message.events);
      if (message.kind === "clock") dueMs = message.dueMs;
      heard();
    },
    onEnd(end) {
      ends.push(end);
      heard();
    },
  };
  const started = await engine.start(fourProcesses, options, new AbortController().signal);
  if (!started.ok) throw new Error(JSON.stringify(started.error));
  const run: Run = started.value;
  const until = (holds: () => boolean) =>
    new Promise<void>((resolve) => {
      heard = () => {
        if (holds()) resolve();
      };
      heard();
    });
  let lastRequest = 0;
  const get = async (path: string) => {
    lastRequest += 1;
    const requestId = lastRequest;
    run.send({ kind: "traffic", command: { kind: "request", requestId, method: "GET", path, body: "" } });
    const answerOf = () => trace.find((event) => event.kind === "request-answered" && event.requestId === requestId);
    return { requestId, answered: () => until(() => answerOf() !== undefined) };
  };
  return { run, trace, ends, until, get, isAnythingDue: () => dueMs !== null };
}

test("four processes that meet at one row give one trace for one seed, and another for another", {
  timeout: limitMs,
}, async () => {
  const runs = [];
  for (let round = 0; round < 20; round += 1) runs.push(await drive(1));
  expect(new Set(runs.map(({ trace }) => hashOf(trace))).size).toBe(1);
  expect(hashOf((await drive(2)).trace)).not.toBe(hashOf(runs[0]?.trace ?? []));
  expect(runs[0]?.rows.get("SELECT n FROM tally")).toEqual([{ n: 12 }]);
});

test("a run with four pools folds into four gauges, each with its own clients", { timeout: limitMs }, async () => {
  const { trace } = await drive(3);
  const pools = poolsAt(foldTrace(trace));
  expect(pools.map(({ processId, max }) => [processId, max])).toEqual([0, 1, 2, 3].map((id) => [id, 2]));
  expect(pools.map(({ inUse }) => inUse)).toEqual([2, 2, 2, 2]);
  expect(pools.map(({ lanes }) => lanes.map((lane) => lane.holder?.label))).toEqual([
    ["tab 1", "tab 5"],
    ["tab 2", "tab 6"],
    ["tab 3", "tab 7"],
    ["tab 4", "tab 8"],
  ]);
});

test("the log is in the order of virtual time, and a writer reads what an earlier one committed", {
  timeout: limitMs,
}, async () => {
  const { trace } = await drive(4);
  const times = trace.map(({ atMs }) => atMs);
  expect(times).toEqual(times.toSorted((a, b) => a - b));
  expect(trace.map(({ seq }) => seq)).toEqual(trace.map((_, index) => index + 1));
  const answers = trace.flatMap((event) => (event.kind === "request-answered" ? [JSON.parse(event.body)] : []));
  expect(answers.map(({ n }) => n)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  expect(trace.some((event) => event.kind === "wait-started" && event.reason === "single-backend")).toBe(true);
});

test("a process that crashes or loops is gone alone: the others answer, and the last one's end is the run's", {
  timeout: limitMs,
}, async () => {
  const { run, trace, ends, until, get } = await startLive();
  run.send({ kind: "set-pace", pace: { kind: "live", rate: 10 } });
  const exited = () => trace.flatMap((event) => (event.kind === "server-exited" ? [event] : []));
  await get("/crash");
  await until(() => exited().length === 1);
  expect(exited()[0]).toMatchObject({ processId: 0, exitCode: 1, reason: "uncaught-error" });
  await get("/loop");
  await until(() => exited().length === 2);
  expect(exited()[1]).toMatchObject({ processId: 1, exitCode: 137, reason: "unresponsive" });
  for (let asked = 0; asked < 4; asked += 1) await (await get("/ping")).answered();
  expect(ends).toEqual([]);
  await get("/crash");
  await get("/crash");
  await until(() => ends.length === 1);
  expect(ends).toEqual([{ kind: "exited", exitCode: 1 }]);
});

test("paused, each step moves one process by one cause, and in the end all", { timeout: limitMs }, async () => {
  const { run, trace, until, get, isAnythingDue } = await startLive();
  run.send({ kind: "set-pace", pace: { kind: "paused" } });
  await get("/ping");
  await get("/ping");
  await until(() => trace.filter(({ kind }) => kind === "request-sent").length === 2);
  const answered = () => trace.filter(({ kind }) => kind === "request-answered");
  for (let steps = 0; answered().length < 2; steps += 1) {
    expect(steps).toBeLessThan(10);
    await until(isAnythingDue);
    const before = trace.length;
    run.send({ kind: "step" });
    await until(() => trace.length > before);
    const moved = trace.slice(before).filter(({ kind }) => kind !== "quiesced");
    expect(new Set(moved.map(({ processId }) => processId)).size).toBeLessThan(2);
  }
  expect(answered().map(({ processId }) => processId)).toEqual(expect.arrayContaining([0, 1]));
  await run.stop();
});
