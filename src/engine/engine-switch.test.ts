import { expect, test } from "vitest";
import { ok } from "../contract/result.ts";
import type { ContainerFailure, ContainerHost, ContainerState } from "./container-host.ts";
import type { Engine, Run, StartError, StartOptions, Workspace } from "./engine.ts";
import type { EngineChoice } from "./engine-choice.ts";
import { createEngineSwitch } from "./engine-switch.ts";

const failure: ContainerFailure = { code: "boot-timeout", message: "it did not boot", causes: [], remedy: "go on" };
const workspace: Workspace = { files: {}, entry: "main.ts", seedSql: "", processes: 1 };
const noSignal = new AbortController().signal;
const options = {} as StartOptions;

/** Engines that only write down who was started and stopped: what is tested is who is asked. */
function createRig(choice: EngineChoice) {
  const calls: string[] = [];
  const outcome = { breaksAtStart: false };
  const booted = Promise.withResolvers<ContainerState>();
  let state: ContainerState = { kind: "not-tried" };
  let tell: (state: ContainerState) => void = () => undefined;

  const toEngine = (label: string): Engine => ({
    label,
    async start() {
      calls.push(`start ${label}`);
      if (label === "container" && outcome.breaksAtStart) {
        state = { kind: "unavailable", failure };
        tell(state);
        const error: StartError = {
          kind: "engine-failed",
          failure: { code: "server-died", message: "", remedy: "" },
        };
        return { ok: false, error };
      }
      const run: Run = {
        port: 8000,
        send: () => undefined,
        readRows: async () => ok([]),
        stop: async () => void calls.push(`stop ${label}`),
      };
      return ok(run);
    },
    dispose: () => void calls.push(`dispose ${label}`),
  });

  const host: ContainerHost = {
    state: () => state,
    onChange(listener) {
      tell = listener;
      return () => undefined;
    },
    prepare() {
      calls.push("prepare");
      return booted.promise;
    },
    engine: toEngine("container"),
    dispose: () => void calls.push("dispose host"),
  };
  const engines = createEngineSwitch({ embedded: toEngine("embedded"), loadContainer: async () => host, choice });
  return {
    engines,
    calls,
    outcome,
    async settle(next: ContainerState) {
      state = next;
      booted.resolve(next);
      await new Promise((done) => setImmediate(done));
    },
    async start(signal = noSignal) {
      const engine = await engines.acquire(signal);
      return engine.start(workspace, options, signal);
    },
  };
}

test("on auto the embedded engine answers, the container boots beside it and takes over from the next start", async () => {
  const { engines, calls, settle, start } = createRig("auto");
  await start();
  await start();
  await settle({ kind: "ready" });
  expect(engines.state()).toMatchObject({ carrier: "embedded", container: { kind: "ready" } });
  await start();
  expect(engines.state().carrier).toBe("webcontainer");
  expect(calls).toEqual([
    "start embedded",
    "prepare",
    "stop embedded",
    "start embedded",
    "stop embedded",
    "start container",
  ]);
});

test("a container that never comes leaves auto on the embedded engine, and says why", async () => {
  const { engines, calls, settle, start } = createRig("auto");
  await start();
  await settle({ kind: "unavailable", failure });
  await start();
  expect(engines.state()).toMatchObject({ carrier: "embedded", container: { kind: "unavailable", failure } });
  expect(calls.filter((call) => call === "prepare")).toHaveLength(1);
});

test("who chose the WebContainer waits for it", async () => {
  const { engines, calls, settle, start } = createRig("webcontainer");
  const started = start();
  await settle({ kind: "ready" });
  await started;
  expect(calls).toEqual(["prepare", "start container"]);
  expect(engines.state().carrier).toBe("webcontainer");
});

test("whoever waits can have the embedded engine at once", async () => {
  const { engines, calls, start } = createRig("webcontainer");
  const started = start();
  engines.choose("embedded");
  await started;
  expect(calls.at(-1)).toBe("start embedded");
});

test("a wait that is called off ends", async () => {
  const { engines, start } = createRig("webcontainer");
  const attempt = new AbortController();
  const started = start(attempt.signal);
  attempt.abort();
  await started;
  expect(engines.state().container.kind).toBe("starting");
});

test("the embedded engine is never left by who chose it", async () => {
  const { calls, start } = createRig("embedded");
  await start();
  expect(calls).toEqual(["start embedded"]);
});

test("a container that breaks down at a start hands that start to the embedded engine", async () => {
  const { engines, calls, outcome, settle, start } = createRig("webcontainer");
  outcome.breaksAtStart = true;
  const started = start();
  await settle({ kind: "ready" });
  expect((await started).ok).toBe(true);
  expect(calls).toEqual(["prepare", "start container", "start embedded"]);
  expect(engines.state()).toMatchObject({ carrier: "embedded", container: { kind: "unavailable" } });
});

test("code that cannot be loaded counts as a container that cannot be reached", async () => {
  const engines = createEngineSwitch({
    embedded: createUnusedEngine(),
    loadContainer: () => Promise.reject(new Error("504")),
    choice: "webcontainer",
  });
  const engine = await engines.acquire(noSignal);
  expect(engine.label).toBe("unused");
  expect(engines.state().container).toMatchObject({ kind: "unavailable", failure: { code: "unreachable" } });
});

test("code that hangs on its way is given up, and put away should it come after all", async () => {
  const loading = Promise.withResolvers<ContainerHost>();
  const engines = createEngineSwitch({
    embedded: createUnusedEngine(),
    loadContainer: () => loading.promise,
    choice: "webcontainer",
    loadLimitMs: 20,
  });
  const engine = await engines.acquire(noSignal);
  expect(engine.label).toBe("unused");
  expect(engines.state().container).toMatchObject({ kind: "unavailable", failure: { code: "unreachable" } });
  const disposed = Promise.withResolvers<void>();
  loading.resolve({
    state: () => ({ kind: "not-tried" }),
    onChange: () => () => undefined,
    prepare: () => Promise.reject(new Error("not to be prepared")),
    engine: createUnusedEngine(),
    dispose: disposed.resolve,
  });
  await disposed.promise;
});

const createUnusedEngine = (): Engine => ({
  label: "unused",
  start: () => Promise.reject(new Error("not to be started")),
  dispose: () => undefined,
});
