import { readdirSync, readFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { afterAll, describe, expect, it } from "vitest";
import { inUseAt, maxSessions } from "../../src/checks/trace-queries.ts";
import type { TraceEvent } from "../../src/contract/trace-event.ts";
import { createNodeEngine } from "../../src/engine/node/create-node-engine.ts";
import { driveScenario } from "../../src/lesson/drive-scenario.ts";
import { methods } from "./calls.ts";
import { methodOf, probesOf } from "./leases-out.ts";
import { definition } from "./sandbox.ts";

const engine = createNodeEngine();
afterAll(() => engine.dispose());

const folder = new URL("starter/", import.meta.url);
const read = (file: string) => stripTypeScriptTypes(readFileSync(new URL(file, folder), "utf8"));
const starter = {
  files: Object.fromEntries(readdirSync(folder).map((file) => [file, read(file)])),
  entry: definition.entry,
  seedSql: definition.seedSql,
  processes: 1,
};

async function play(id: string): Promise<readonly TraceEvent[]> {
  const found = definition.scenarios.find((scenario) => scenario.id === id);
  if (!found) throw new Error(`no scenario ${id}`);
  const driven = await driveScenario(engine, starter, found.scenario, [], new AbortController().signal);
  if (!driven.ok) throw new Error(driven.error.message);
  return driven.value.trace;
}

/** The text of the answer that is claimed to happen; there is exactly one. */
function claimOf(id: string): string | undefined {
  const claims = definition.scenarios
    .find((scenario) => scenario.id === id)
    ?.prediction?.answers.filter(({ happens }) => happens);
  expect(claims).toHaveLength(1);
  return claims?.[0]?.text;
}

const probesIn = (trace: readonly TraceEvent[]) => probesOf(trace, new Set([901, 902]));

describe("what a prediction says that happens, happens on the starter", { timeout: 60_000 }, () => {
  it("21 methods once each: six leases are left, and fifteen methods gave theirs back", async () => {
    const trace = await play("each-method-once");
    expect(claimOf("each-method-once")).toBe("Six");
    expect(methods).toHaveLength(21);
    expect(inUseAt(trace, 19_000)).toBe(6);
    expect(trace.filter(({ kind }) => kind === "lease-returned")).toHaveLength(15);
  });

  it("the leaks: eight are out, taken by the eight methods that the lesson names, and the monitor is content", async () => {
    const trace = await play("leak-and-monitor");
    expect(claimOf("leak-and-monitor")).toBe("Healthy");
    const last = probesIn(trace).at(-1);
    expect(last?.said?.status).toBe("healthy");
    expect(last?.out.map(({ holder }) => methodOf(holder)).toSorted()).toEqual([
      "findUserByName",
      "getOrCreateSkill",
      "getPreferences",
      "getSkillIds",
      "getSkills",
      "getTrainings",
      "getUser",
      "linkSkill",
    ]);
  });

  it("the busy run: all is back, ten stay open, and ten is what the monitor gives as in use", async () => {
    const trace = await play("busy-and-healthy");
    expect(claimOf("busy-and-healthy")).toBe("10");
    expect(maxSessions(trace)).toBe(10);
    const last = probesIn(trace).at(-1);
    expect([last?.out.length, last?.said?.inUse]).toEqual([0, 10]);
  });
});
