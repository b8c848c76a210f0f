import { expect, test } from "vitest";
import type { Engine } from "../engine/engine.ts";
import type { EngineState, EngineSwitch } from "../engine/engine-switch.ts";
import { createLessonEngines } from "./lesson-engines.ts";
import type { StartStage } from "./start-stage.ts";

const engine: Engine = {
  label: "unused",
  start: () => Promise.reject(new Error("not to be started")),
  dispose: () => undefined,
};

/** A switch whose WebContainer is on its way already. */
const createSwitch = async (choice: EngineState["choice"]): Promise<EngineSwitch> => ({
  state: () => ({ choice, carrier: "embedded", container: { kind: "starting", stage: "boot" }, preview: null }),
  onChange: () => () => undefined,
  choose: () => undefined,
  acquire: async () => engine,
  dispose: () => undefined,
});

async function stagesShown(choice: EngineState["choice"]): Promise<StartStage[]> {
  const shown: StartStage[] = [];
  const engines = createLessonEngines(createSwitch, null);
  engines.choose(choice);
  await engines.acquire(new AbortController().signal, (stage) => shown.push(stage));
  return shown;
}

test("whoever begins to wait in the middle of a stage sees which one it is", async () => {
  expect(await stagesShown("webcontainer")).toEqual([{ step: 2, steps: 4, label: "booting the WebContainer" }]);
});

test("whoever does not wait for it sees none of its stages", async () => {
  expect(await stagesShown("auto")).toEqual([]);
});

test("an engine whose code did not come is asked for again by the next Run", async () => {
  let fetches = 0;
  const engines = createLessonEngines(async (choice) => {
    fetches += 1;
    if (fetches === 1) throw new Error("no network");
    return createSwitch(choice);
  }, null);
  const acquire = () => engines.acquire(new AbortController().signal, () => undefined);
  await expect(acquire()).rejects.toThrow("no network");
  expect(await acquire()).toBe(engine);
  expect(fetches).toBe(2);
});

test("what was chosen while the code was on its way holds", async () => {
  const chosen: string[] = [];
  const engines = createLessonEngines(
    async (choice) => ({ ...(await createSwitch(choice)), choose: (next) => void chosen.push(next) }),
    null,
  );
  const acquired = engines.acquire(new AbortController().signal, () => undefined);
  engines.choose("embedded");
  await acquired;
  expect(chosen).toEqual(["embedded"]);
});
