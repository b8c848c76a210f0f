import { afterAll, describe, expect, it } from "vitest";
import { answerTimes, maxSessions } from "../../src/checks/trace-queries.ts";
import type { TraceEvent } from "../../src/contract/trace-event.ts";
import { createNodeEngine } from "../../src/engine/node/create-node-engine.ts";
import { claimsOf, playStarter } from "../../tools/lessons/play-starter.ts";
import { isCount } from "./replies.ts";
import { definition } from "./sandbox.ts";

const engine = createNodeEngine();
afterAll(() => engine.dispose());

const play = (id: string) => playStarter(engine, definition, id);

const served = (trace: readonly TraceEvent[]) =>
  trace.flatMap((event) => (event.kind === "tab-received" && isCount(event.text) ? [event.tab] : []));
const turnedAway = (trace: readonly TraceEvent[]) =>
  trace.flatMap((event) => (event.kind === "tab-closed" && event.code === 1011 ? [event.tab] : []));
const waits = (trace: readonly TraceEvent[]) =>
  trace.flatMap((event) => (event.kind === "checkout-failed" ? [Math.round(event.waitedMs)] : []));

describe("what a prediction says that happens, happens on the starter", { timeout: 60_000 }, () => {
  it("asks about exactly one thing that happens in each", () => {
    for (const { prediction } of definition.scenarios)
      expect(prediction?.answers.filter(({ happens }) => happens)).toHaveLength(1);
  });

  it("31 tabs: the last one waits, and is turned away after 30 s", async () => {
    const trace = await play("tabs-31");
    expect(claimsOf(definition, "tabs-31")).toEqual(["It waits, and is turned away after 30 s"]);
    expect(maxSessions(trace)).toBe(30);
    expect(served(trace)).toEqual(Array.from({ length: 30 }, (_, index) => index + 1));
    expect(turnedAway(trace)).toEqual([31]);
    expect(waits(trace)).toEqual([30_000]);
  });

  it("one leaves in time: tab 31 alone is served, 32 and 33 are turned away", async () => {
    const trace = await play("one-leaves-in-time");
    expect(claimsOf(definition, "one-leaves-in-time")).toEqual(["Tab 31 alone; 32 and 33 are turned away"]);
    expect(served(trace).filter((tab) => tab > 30)).toEqual([31]);
    expect(turnedAway(trace)).toEqual([32, 33]);
    expect(waits(trace)).toEqual([30_000, 30_000]);
    expect(maxSessions(trace)).toBe(30);
  });

  it("reports and a health check: every ping is answered at once while the pool is dry", async () => {
    const trace = await play("reports-and-health-check");
    expect(claimsOf(definition, "reports-and-health-check")).toEqual(["200 pong, at once: it sees nothing"]);
    const pings = answerTimes(trace);
    expect(pings).toHaveLength(7);
    for (const { status, afterMs } of pings) expect([status, afterMs < 100]).toEqual([200, true]);
    expect(turnedAway(trace)).toEqual([31]);
    expect(waits(trace)).toEqual([30_000]);
  });
});
