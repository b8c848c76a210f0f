import { afterAll, describe, expect, it } from "vitest";
import { inUseAt } from "../../src/checks/trace-queries.ts";
import { createNodeEngine } from "../../src/engine/node/create-node-engine.ts";
import { claimsOf, playStarter } from "../../tools/lessons/play-starter.ts";
import { membersTold } from "./presence.ts";
import { definition } from "./sandbox.ts";

const engine = createNodeEngine();
afterAll(() => engine.dispose());

const play = (id: string) => playStarter(engine, definition, id);

describe("what a prediction says that happens, happens on the starter", { timeout: 60_000 }, () => {
  it("asks about exactly one thing that happens in each", () => {
    for (const { prediction } of definition.scenarios)
      expect(prediction?.answers.filter(({ happens }) => happens)).toHaveLength(1);
  });

  it("eight come, three give up in line: three connections are out when everybody has left", async () => {
    const trace = await play("eight-come-three-give-up");
    expect(claimsOf(definition, "eight-come-three-give-up")).toEqual(["3, held by tabs that are gone"]);
    expect(inUseAt(trace, 14_000)).toBe(3);
    expect(membersTold(trace, 1)).toBe(3);
    expect(trace.filter((event) => event.kind === "tab-closed")).toHaveLength(8);
  });

  it("one bad message: a ghost, and a server that goes on", async () => {
    const trace = await play("a-bad-message");
    expect(claimsOf(definition, "a-bad-message")).toEqual(["1: a ghost"]);
    expect(membersTold(trace, 1)).toBe(1);
    const codes = trace.flatMap((event) => (event.kind === "tab-closed" ? [[event.tab, event.code]] : []));
    expect(codes).toEqual([
      [2, 1011],
      [1, 1001],
      [3, 1001],
    ]);
  });

  it("gone without a word: counted as a member after two minutes, and after ten", async () => {
    const trace = await play("without-a-word");
    expect(claimsOf(definition, "without-a-word")).toEqual(["Not in these ten minutes"]);
    expect([membersTold(trace, 1), membersTold(trace, 2)]).toEqual([3, 3]);
    expect(trace.filter((event) => event.kind === "socket-closed")).toEqual([]);
  });
});
