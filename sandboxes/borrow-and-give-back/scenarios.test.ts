import { afterAll, describe, expect, it } from "vitest";
import { inUseAt, messagesOf } from "../../src/checks/trace-queries.ts";
import type { TraceEvent } from "../../src/contract/trace-event.ts";
import { createNodeEngine } from "../../src/engine/node/create-node-engine.ts";
import { claimsOf, playStarter } from "../../tools/lessons/play-starter.ts";
import { isCount } from "./replies.ts";
import { definition } from "./sandbox.ts";

const engine = createNodeEngine();
afterAll(() => engine.dispose());

const play = (id: string) => playStarter(engine, definition, id);

const failures = (trace: readonly TraceEvent[]) =>
  trace.flatMap((event) =>
    event.kind === "checkout-failed" ? [[Math.round(event.waitedMs), event.error.message]] : [],
  );
const dropped = (trace: readonly TraceEvent[]) =>
  trace.flatMap((event) => (event.kind === "tab-closed" && event.by === "server" ? [[event.tab, event.code]] : []));

describe("what a prediction says that happens, happens on the starter", { timeout: 60_000 }, () => {
  it("six questions: five are answered, the sixth waits 10 s and its socket is closed", async () => {
    expect(claimsOf(definition, "six-questions")).toEqual(["It waits 10 s, then the socket is closed"]);
    const trace = await play("six-questions");
    expect(messagesOf(trace, 1).map(isCount)).toEqual([true, true, true, true, true]);
    expect(failures(trace)).toEqual([[10_000, "timeout exceeded when trying to connect"]]);
    expect(dropped(trace)).toEqual([[1, 1011]]);
  });

  it("the tab leaves: all five stay on loan, and the next tab is dropped after 10 s", async () => {
    expect(claimsOf(definition, "the-tab-leaves")).toEqual(["No answer: it waits 10 s and is dropped"]);
    const trace = await play("the-tab-leaves");
    expect(inUseAt(trace, 8_000)).toBe(5);
    expect(messagesOf(trace, 2)).toEqual([]);
    expect(failures(trace)).toEqual([[10_000, "timeout exceeded when trying to connect"]]);
    expect(dropped(trace)).toEqual([[2, 1011]]);
  });
});
