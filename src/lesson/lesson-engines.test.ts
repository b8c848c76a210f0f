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
const createSwitch = (choice: EngineState["choice"]): EngineSwitch => ({
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
