import { afterAll, describe, expect, it } from "vitest";
import { answerTimes, inUseAt } from "../../src/checks/trace-queries.ts";
import { createNodeEngine } from "../../src/engine/node/create-node-engine.ts";
import { claimsOf, playStarter } from "../../tools/lessons/play-starter.ts";
import { definition } from "./sandbox.ts";

const engine = createNodeEngine();
afterAll(() => engine.dispose());

describe("what a prediction says that happens, happens on the starter", { timeout: 60_000 }, () => {
  it("a booking is confirmed, and the next visitor sees 20 seats", async () => {
    expect(claimsOf(definition, "confirmed")).toEqual(["20 seats"]);
    const trace = await playStarter(engine, definition, "confirmed");
    const answers = trace.flatMap((event) => (event.kind === "request-answered" ? [[event.status, event.body]] : []));
    expect(answers).toEqual([
      [200, '{"booking":1}'],
      [200, '{"title":"Evening 1","seats":20}'],
    ]);
    expect(inUseAt(trace, 6_000)).toBe(2);
  });

  it("three tabs leave properly, and the next request gets 500 after five seconds", async () => {
    expect(claimsOf(definition, "tabs-leave")).toEqual(["500, after five seconds in line"]);
    const trace = await playStarter(engine, definition, "tabs-leave");
    expect(trace.filter((event) => event.kind === "tab-received")).toHaveLength(3);
    expect(trace.filter((event) => event.kind === "socket-closed" && event.by === "client")).toHaveLength(3);
    const [answer] = answerTimes(trace);
    expect([answer?.status, Math.round((answer?.afterMs ?? 0) / 100)]).toEqual([500, 50]);
    expect(inUseAt(trace, 15_000)).toBe(3);
  });
});
