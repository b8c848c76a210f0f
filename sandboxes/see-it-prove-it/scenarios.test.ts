import { afterAll, describe, expect, it } from "vitest";
import { inUseAt, maxSessions } from "../../src/checks/trace-queries.ts";
import type { TraceEvent } from "../../src/contract/trace-event.ts";
import { createNodeEngine } from "../../src/engine/node/create-node-engine.ts";
import { claimsOf, playStarter } from "../../tools/lessons/play-starter.ts";
import { methods } from "./calls.ts";
import { methodOf, probesOf } from "./leases-out.ts";
import { definition } from "./sandbox.ts";

const engine = createNodeEngine();
afterAll(() => engine.dispose());

const play = (id: string) => playStarter(engine, definition, id);

const probesIn = (trace: readonly TraceEvent[]) => probesOf(trace, new Set([901, 902]));

describe("what a prediction says that happens, happens on the starter", { timeout: 60_000 }, () => {
  it("21 methods once each: six leases are left, and fifteen methods gave theirs back", async () => {
    const trace = await play("each-method-once");
    expect(claimsOf(definition, "each-method-once")).toEqual(["Six"]);
    expect(methods).toHaveLength(21);
    expect(inUseAt(trace, 19_000)).toBe(6);
    expect(trace.filter(({ kind }) => kind === "lease-returned")).toHaveLength(15);
  });

  it("the leaks: eight are out, taken by the eight methods that the lesson names, and the monitor is content", async () => {
    const trace = await play("leak-and-monitor");
    expect(claimsOf(definition, "leak-and-monitor")).toEqual(["Healthy"]);
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
    expect(claimsOf(definition, "busy-and-healthy")).toEqual(["10"]);
    expect(maxSessions(trace)).toBe(10);
    const last = probesIn(trace).at(-1);
    expect([last?.out.length, last?.said?.inUse]).toEqual([0, 10]);
  });
});
