import { afterAll, describe, expect, it } from "vitest";
import { answerTimes, inUseAt } from "../../src/checks/trace-queries.ts";
import { createNodeEngine } from "../../src/engine/node/create-node-engine.ts";
import { claimsOf, playStarter } from "../../tools/lessons/play-starter.ts";
import { readingsOf } from "./bank.ts";
import { definition } from "./sandbox.ts";

const engine = createNodeEngine();
afterAll(() => engine.dispose());

describe("what a prediction says that happens, happens on the starter", { timeout: 60_000 }, () => {
  it("three transfers: nothing is in use while they work, on one connection", async () => {
    expect(claimsOf(definition, "overlapping-transfers")).toEqual(["0, and all three are at work"]);
    const trace = await playStarter(engine, definition, "overlapping-transfers");
    expect(inUseAt(trace, 2_900)).toBe(0);
    expect(answerTimes(trace).map(({ status }) => status)).toEqual([200, 201, 201, 201]);
    const printed = trace.flatMap((event) => (event.kind === "log-written" ? [event.text] : []));
    const halves = ["taken from 3", "taken from 5", "committed: 1 to 2", "arrived at 4", "arrived at 6"];
    expect(printed.filter((text) => halves.includes(text))).toEqual(halves);
    const connections = trace.flatMap((event) => (event.kind === "query-started" ? [event.connectionId] : []));
    expect(new Set(connections).size).toBe(1);
  });

  it("after a failure: the reader sees what nobody committed", async () => {
    expect(claimsOf(definition, "after-a-failure")).toEqual(["-800, though nothing was committed"]);
    const trace = await playStarter(engine, definition, "after-a-failure");
    expect(answerTimes(trace).map(({ status }) => status)).toEqual([200, 409, 200]);
    expect(readingsOf(trace).map(([first]) => first)).toEqual([100, -800]);
  });
});
