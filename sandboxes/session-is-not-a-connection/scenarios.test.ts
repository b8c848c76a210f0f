import { afterAll, describe, expect, it } from "vitest";
import { heardAfterSending, inUseAt, messagesOf } from "../../src/checks/trace-queries.ts";
import { createNodeEngine } from "../../src/engine/node/create-node-engine.ts";
import { claimsOf, playStarter } from "../../tools/lessons/play-starter.ts";
import { definition } from "./sandbox.ts";

const engine = createNodeEngine();
afterAll(() => engine.dispose());

const play = (id: string) => playStarter(engine, definition, id);

describe("what a prediction says that happens, happens on the starter", { timeout: 60_000 }, () => {
  it("ten sessions: none in use until tab 1 asks, and one from then on", async () => {
    expect(claimsOf(definition, "ten-sessions")).toEqual(["One: tab 1's, and it stays out"]);
    const trace = await play("ten-sessions");
    expect([5_900, 11_900].map((atMs) => inUseAt(trace, atMs))).toEqual([0, 1]);
    expect(messagesOf(trace, 1)).toEqual(['{"stock":10}']);
  });

  it("two buyers: the second waits until the first has left, and is told the stock of before", async () => {
    expect(claimsOf(definition, "two-buyers")).toEqual(["9, once tab 1 has left"]);
    const trace = await play("two-buyers");
    expect(messagesOf(trace, 1)).toEqual(['{"stock":9}']);
    const heard = heardAfterSending(trace, 2, "buy 7");
    expect(heard).toMatchObject({ kind: "message", text: '{"stock":9}' });
    expect(heard).toHaveProperty("afterMs", expect.closeTo(17_000, -2));
    expect(inUseAt(trace, 19_000)).toBe(2);
  });
});
