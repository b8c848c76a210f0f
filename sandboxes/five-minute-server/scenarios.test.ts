import { afterAll, describe, expect, it } from "vitest";
import { answerTimes, inUseAt } from "../../src/checks/trace-queries.ts";
import { createNodeEngine } from "../../src/engine/node/create-node-engine.ts";
import { claimsOf, playStarter } from "../../tools/lessons/play-starter.ts";
import { definition } from "./sandbox.ts";

const engine = createNodeEngine();
afterAll(() => engine.dispose());

describe("what a prediction says that happens, happens on the starter", { timeout: 60_000 }, () => {
  it("five minutes: ten bad links take ten connections, no order is slow, and then none is answered", async () => {
    const trace = await playStarter(engine, definition, "five-minutes");
    expect(claimsOf(definition, "five-minutes")).toEqual(["Orders get no answer at all"]);
    expect([inUseAt(trace, 240_000), inUseAt(trace, 286_000), inUseAt(trace, 334_000)]).toEqual([8, 10, 10]);
    const orders = answerTimes(trace).filter(({ requestId }) => requestId < 500);
    // One every two seconds from 0:00 to 4:44.
    expect(orders).toHaveLength(143);
    expect(Math.max(...orders.map(({ afterMs }) => afterMs))).toBeLessThan(100);
  });

  it("the firewall: the process ends", async () => {
    expect(claimsOf(definition, "firewall")).toEqual(["The process ends"]);
    await expect(playStarter(engine, definition, "firewall")).rejects.toThrow("the server ended with exit code 1");
  });
});
