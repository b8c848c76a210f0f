import { afterAll, describe, expect, it } from "vitest";
import { answerTimes } from "../../src/checks/trace-queries.ts";
import { createNodeEngine } from "../../src/engine/node/create-node-engine.ts";
import { claimsOf, playStarter } from "../../tools/lessons/play-starter.ts";
import { definition } from "./sandbox.ts";

const engine = createNodeEngine();
afterAll(() => engine.dispose());

describe("what a prediction says that happens, happens on the starter", { timeout: 60_000 }, () => {
  it("an order of nobody is confirmed, and is not there", async () => {
    expect(claimsOf(definition, "unknown-customer")).toEqual(["200, and a number for the order"]);
    const trace = await playStarter(engine, definition, "unknown-customer");
    const answers = trace.flatMap((event) => (event.kind === "request-answered" ? [[event.status, event.body]] : []));
    expect(answers).toEqual([
      [200, '{"order":1}'],
      [200, '{"order":2}'],
      [200, '{"orders":1}'],
    ]);
    const logged = trace.flatMap((event) => (event.kind === "log-written" ? [event.text] : []));
    expect(logged).toEqual([expect.stringContaining("violates foreign key constraint")]);
    const places = ["request-answered", "log-written"].map((kind) =>
      trace.findLastIndex((event) => event.kind === kind && event.scopeId === "http-2"),
    );
    expect(places[0], "the client is told before the log").toBeLessThan(places[1] ?? 0);
  });

  it("far away, the client is told after a second, half a second before the lease comes back", async () => {
    expect(claimsOf(definition, "far-away")).toEqual(["About 1 second: before the commit"]);
    const trace = await playStarter(engine, definition, "far-away");
    const [answer] = answerTimes(trace);
    expect(Math.round((answer?.afterMs ?? 0) / 100)).toBe(10);
    const answered = trace.find(({ kind }) => kind === "request-answered")?.atMs ?? 0;
    const returned = trace.find(({ kind }) => kind === "lease-returned")?.atMs ?? 0;
    expect(Math.round((returned - answered) / 100)).toBe(5);
  });
});
