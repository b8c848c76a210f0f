import { afterAll, describe, expect, it } from "vitest";
import { answerTimes, maxSessions, startOf } from "../../src/checks/trace-queries.ts";
import type { TraceEvent } from "../../src/contract/trace-event.ts";
import { createNodeEngine } from "../../src/engine/node/create-node-engine.ts";
import { claimsOf, playStarter } from "../../tools/lessons/play-starter.ts";
import { slots, workers } from "./budget.ts";
import { definition } from "./sandbox.ts";

const engine = createNodeEngine();
afterAll(() => engine.dispose());

const play = (id: string) => playStarter(engine, definition, id);

/** Sessions that are open at a time of the scenario. */
function sessionsAt(trace: readonly TraceEvent[], atMs: number): number {
  const limitMs = startOf(trace) + atMs;
  return trace
    .filter((event) => event.atMs <= limitMs)
    .reduce((sum, { kind }) => sum + (kind === "session-opened" ? 1 : 0) - (kind === "session-closed" ? 1 : 0), 0);
}

describe("what a prediction says that happens, happens on the starter", { timeout: 60_000 }, () => {
  it("120 reports: 97 are served, 23 are refused at once in PostgreSQL 18's words", async () => {
    const trace = await play("rush-of-120");
    expect(claimsOf(definition, "rush-of-120")).toEqual(["They fail at once with FATAL"]);
    expect(maxSessions(trace)).toBe(slots);
    const refused = trace.filter((event) => event.kind === "session-refused");
    expect(refused).toHaveLength(120 - slots);
    expect(new Set(refused.map(({ code, message }) => `${code} ${message}`))).toEqual(
      new Set(["53300 remaining connection slots are reserved for roles with the SUPERUSER attribute"]),
    );
    const failed = answerTimes(trace).filter(({ status }) => status === 500);
    expect(failed).toHaveLength(120 - slots);
    for (const { afterMs } of failed) expect(afterMs).toBeLessThan(100);
  });

  it("an idle connection that is cut: its worker ends with code 1, and the others serve on", async () => {
    const trace = await play("idle-connection-is-cut");
    expect(claimsOf(definition, "idle-connection-is-cut")).toEqual(["It ends, with exit code 1"]);
    const exited = trace.filter((event) => event.kind === "server-exited" && event.reason === "uncaught-error");
    expect(exited).toMatchObject([{ exitCode: 1, error: { code: "57P01" } }]);
    const served = answerTimes(trace).filter(({ status }) => status === 200);
    expect(served).toHaveLength(4 + 1 + 6);
  });

  it("a rush, then a trickle: one connection to a worker is left", async () => {
    const trace = await play("rush-then-trickle");
    expect(claimsOf(definition, "rush-then-trickle")).toEqual(["4: one to a worker"]);
    expect(sessionsAt(trace, 3_000)).toBe(40);
    expect(sessionsAt(trace, 20_000)).toBe(workers);
  });

  it("a lease longer than a lifetime: the connection is closed when it comes back, not before", async () => {
    const trace = await play("outlives-its-lifetime");
    expect(claimsOf(definition, "outlives-its-lifetime")).toEqual(["Nothing until it is given back"]);
    const long = trace.find((event) => event.kind === "checkout-granted");
    if (long?.kind !== "checkout-granted") throw new Error("nothing was lent");
    const closed = trace.find(
      (event) =>
        event.kind === "connection-closed" &&
        event.processId === long.processId &&
        event.connectionId === long.connectionId,
    );
    expect(Math.round(((closed?.atMs ?? 0) - startOf(trace)) / 1_000)).toBe(91);
    expect(answerTimes(trace).map(({ status }) => status)).toEqual([200, 200]);
  });
});
