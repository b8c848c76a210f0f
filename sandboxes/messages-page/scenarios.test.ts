import { afterAll, describe, expect, it } from "vitest";
import { answerTimes, inUseAt } from "../../src/checks/trace-queries.ts";
import type { TraceEvent } from "../../src/contract/trace-event.ts";
import { createNodeEngine } from "../../src/engine/node/create-node-engine.ts";
import { claimsOf, playStarter } from "../../tools/lessons/play-starter.ts";
import { definition } from "./sandbox.ts";

const engine = createNodeEngine();
afterAll(() => engine.dispose());

const turnedAway = (trace: readonly TraceEvent[]) =>
  trace.flatMap((event) => (event.kind === "tab-closed" && event.code === 1011 ? [event.tab] : []));

describe("what a prediction says that happens, happens on the starter", { timeout: 60_000 }, () => {
  it("the night: 30 are held, the 31st is turned away, and five reloads leak theirs", async () => {
    const trace = await playStarter(engine, definition, "the-night");
    expect(claimsOf(definition, "the-night")).toEqual(["Five"]);
    expect(inUseAt(trace, 40_000)).toBe(30);
    expect(turnedAway(trace)).toEqual([31]);
    expect(inUseAt(trace, 74_000)).toBe(5);
  });

  it("the load balancer: it is told 200 each time, at once", async () => {
    const trace = await playStarter(engine, definition, "the-load-balancer");
    expect(claimsOf(definition, "the-load-balancer")).toEqual(["200: send me more"]);
    const answers = answerTimes(trace);
    expect(answers).toHaveLength(5);
    for (const { status, afterMs } of answers) expect([status, afterMs < 100]).toEqual([200, true]);
  });

  it("thirty translate: all connections are out, and no query runs", async () => {
    const trace = await playStarter(engine, definition, "thirty-translate");
    expect(claimsOf(definition, "thirty-translate")).toEqual(["None"]);
    expect(inUseAt(trace, 5_000)).toBe(30);
    const running = trace
      .filter(({ atMs }) => atMs <= 5_000)
      .reduce((sum, { kind }) => sum + Number(kind === "query-started") - Number(kind === "query-finished"), 0);
    expect(running).toBe(0);
  });
});
