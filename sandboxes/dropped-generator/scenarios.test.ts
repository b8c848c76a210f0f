import { afterAll, describe, expect, it } from "vitest";
import { answerTimes, inUseAt } from "../../src/checks/trace-queries.ts";
import { createNodeEngine } from "../../src/engine/node/create-node-engine.ts";
import { claimsOf, playStarter } from "../../tools/lessons/play-starter.ts";
import { definition } from "./sandbox.ts";

const engine = createNodeEngine();
afterAll(() => engine.dispose());

describe("what a prediction says that happens, happens on the starter", { timeout: 60_000 }, () => {
  it("three lookups: all are answered, and three connections are out a minute later", async () => {
    expect(claimsOf(definition, "lookups-and-a-minute")).toEqual(["Three, and they stay out"]);
    const trace = await playStarter(engine, definition, "lookups-and-a-minute");
    expect(answerTimes(trace).map(({ status }) => status)).toEqual([200, 200, 200]);
    expect([4_000, 60_000].map((atMs) => inUseAt(trace, atMs))).toEqual([3, 3]);
  });

  it("one call of each: find and the failed add leave theirs out, the other four do not", async () => {
    expect(claimsOf(definition, "one-call-of-each")).toEqual(["Find, and the add that failed"]);
    const trace = await playStarter(engine, definition, "one-call-of-each");
    expect(answerTimes(trace).map(({ status }) => status)).toEqual([200, 200, 200, 200, 201, 409]);
    expect([1, 2, 3, 4, 5, 6].map((second) => inUseAt(trace, 1_000 * second + 500))).toEqual([1, 1, 1, 1, 1, 2]);
  });
});
