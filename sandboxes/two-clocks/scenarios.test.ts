import { afterAll, describe, expect, it } from "vitest";
import { leaseTimes } from "../../src/checks/lease-times.ts";
import { inUseAt } from "../../src/checks/trace-queries.ts";
import type { TraceEvent } from "../../src/contract/trace-event.ts";
import { createNodeEngine } from "../../src/engine/node/create-node-engine.ts";
import { claimsOf, playStarter } from "../../tools/lessons/play-starter.ts";
import { isUnread } from "./replies.ts";
import { definition } from "./sandbox.ts";

const engine = createNodeEngine();
afterAll(() => engine.dispose());

const play = (id: string) => playStarter(engine, definition, id);

const told = (trace: readonly TraceEvent[]) =>
  trace.flatMap((event) => (event.kind === "tab-received" && isUnread(event.text, event.tab) ? [event.tab] : []));

describe("what a prediction says that happens, happens on the starter", { timeout: 60_000 }, () => {
  it("asks about exactly one thing that happens in each", () => {
    for (const { prediction } of definition.scenarios)
      expect(prediction?.answers.filter(({ happens }) => happens)).toHaveLength(1);
  });

  it("ten minutes: five leases as long as their sockets, for ten queries each", async () => {
    const trace = await play("ten-minutes");
    expect(claimsOf(definition, "ten-minutes")).toEqual(["Ten minutes: as long as its socket"]);
    expect(leaseTimes(trace).map(({ lastedMs }) => Math.round(lastedMs / 60_000))).toEqual([10, 10, 10, 10, 10]);
    expect(trace.filter((event) => event.kind === "query-finished")).toHaveLength(5 * 10);
    expect(told(trace)).toHaveLength(5 * 9);
  });

  it("four ways out: whoever leaves, however, all four connections come back", async () => {
    const trace = await play("four-ways-out");
    expect(claimsOf(definition, "four-ways-out")).toEqual(["All four"]);
    expect(trace.filter((event) => event.kind === "lease-returned")).toHaveLength(4);
    expect(inUseAt(trace, 13_000)).toBe(0);
    const codes = trace.flatMap((event) => (event.kind === "tab-closed" ? [[event.tab, event.code]] : []));
    expect(codes.toSorted()).toEqual([
      [1, 1001],
      [2, 1006],
      [3, 1001],
      [4, 1008],
    ]);
  });

  it("a green test: five on five are all answered, and nothing stays behind", async () => {
    const trace = await play("a-green-test");
    expect(claimsOf(definition, "a-green-test")).toEqual(["Nothing: all are answered and nothing stays behind"]);
    expect(told(trace).toSorted()).toEqual([1, 2, 3, 4, 5]);
    expect(trace.filter((event) => event.kind === "checkout-failed")).toEqual([]);
    expect(inUseAt(trace, 13_000)).toBe(0);
  });
});
