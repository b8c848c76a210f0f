import { expect, test } from "vitest";
import { defaultDatabaseOptions } from "../contract/default-database.ts";
import { fail } from "../contract/result.ts";
import type { SandboxBundle } from "../contract/sandbox.ts";
import type { Engine, StartOptions } from "../engine/engine.ts";
import type { EngineSwitch } from "../engine/engine-switch.ts";
import { createLessonEngines } from "./lesson-engines.ts";
import { createLessonServer } from "./lesson-server.ts";
import { createRunView } from "./run-view.ts";
import { emptyBundle } from "./workspace/fixtures/empty-bundle.ts";
import { createMemoryStore } from "./workspace/fixtures/memory-store.ts";
import { createWorkStore } from "./workspace/kept-work.ts";
import { createWorkspaceFiles } from "./workspace/workspace-files.ts";

const bundle: SandboxBundle = {
  ...emptyBundle,
  starter: [{ path: "main.ts", source: "throw 1", javascript: "throw 1" }],
};

/** A server on an engine that does as it is told: the order of what it says is what is asked about. */
function setUp(start: Engine["start"]) {
  const engine: Engine = { label: "told", start, dispose: () => undefined };
  const engines: EngineSwitch = {
    state: () => ({ choice: "embedded", carrier: "embedded", container: { kind: "not-tried" }, preview: null }),
    onChange: () => () => undefined,
    choose: () => undefined,
    acquire: async () => engine,
    dispose: () => undefined,
  };
  return createLessonServer({
    bundle,
    workspace: createWorkspaceFiles({
      bundle,
      store: createWorkStore(bundle.slug, createMemoryStore()),
      nowMs: () => 1,
      announce: () => undefined,
      loadFramework: async () => [],
    }),
    engines: createLessonEngines(async () => engines, null),
    view: createRunView({ kind: "paused" }, () => 0),
    stripTypes: () => Promise.reject(new Error("nothing was edited")),
    database: defaultDatabaseOptions,
    firstPace: { kind: "live", rate: 1 },
    announce: () => undefined,
    nextSeed: (lastSeed) => lastSeed + 1,
    onSupersede: () => undefined,
    onMessage: () => undefined,
    onEnd: () => undefined,
    onBegin: () => undefined,
  });
}

test("a start that has failed stays on show, though stages of its database still come", async () => {
  let options: StartOptions | undefined;
  const server = setUp(async (_workspace, given) => {
    options = given;
    given.onStage("server");
    const error = { name: "Error", message: "1", code: null, site: null };
    return fail({
      kind: "start-failed",
      failure: { code: "exception", message: "It threw.", remedy: "Mend it.", error },
    });
  });
  await server.run();
  expect(server.status.value.kind).toBe("start-failed");
  options?.onStage("seed");
  expect(server.status.value.kind).toBe("start-failed");
  server.dispose();
});
