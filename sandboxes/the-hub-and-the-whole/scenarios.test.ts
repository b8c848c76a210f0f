import { afterAll, describe, expect, it } from "vitest";
import type { TraceEvent } from "../../src/contract/trace-event.ts";
import { createNodeEngine } from "../../src/engine/node/create-node-engine.ts";
import { claimsOf, playStarter } from "../../tools/lessons/play-starter.ts";
import { isGreeting } from "./evening.ts";
import { countsOf } from "./room-counts.ts";
import { definition } from "./sandbox.ts";

const engine = createNodeEngine();
afterAll(() => engine.dispose());

const greeted = (trace: readonly TraceEvent[]) =>
  trace.filter((event) => event.kind === "tab-received" && isGreeting(event.text));
const checkouts = (trace: readonly TraceEvent[]) => trace.filter(({ kind }) => kind === "checkout-requested");

describe("what a prediction says that happens, happens on the starter", { timeout: 60_000 }, () => {
  it("ten at once: they are connected, none is a member, and none is ever greeted", async () => {
    const trace = await playStarter(engine, definition, "ten-at-once");
    expect(claimsOf(definition, "ten-at-once")).toEqual(["None: they all wait for ever"]);
    expect(countsOf(trace)).toMatchObject([{ members: 0, connected: 10 }]);
    expect(greeted(trace)).toEqual([]);
  });

  it("another room: it hangs behind the lobby, and the pool was never asked", async () => {
    const trace = await playStarter(engine, definition, "another-room");
    expect(claimsOf(definition, "another-room")).toEqual(["Nothing, and the gauge shows no connection out"]);
    expect(countsOf(trace)).toMatchObject([
      { members: 0, connected: 4 },
      { members: 0, connected: 4 },
    ]);
    expect(greeted(trace)).toEqual([]);
    expect(checkouts(trace)).toEqual([]);
  });
});
