import { readdirSync, readFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { afterAll, describe, expect, it } from "vitest";
import { inUseAt } from "../../src/checks/trace-queries.ts";
import type { TraceEvent } from "../../src/contract/trace-event.ts";
import { createNodeEngine } from "../../src/engine/node/create-node-engine.ts";
import { driveScenario } from "../../src/lesson/drive-scenario.ts";
import { membersTold } from "./presence.ts";
import { definition } from "./sandbox.ts";

const engine = createNodeEngine();
afterAll(() => engine.dispose());

const folder = new URL("starter/", import.meta.url);
const read = (file: string) => stripTypeScriptTypes(readFileSync(new URL(file, folder), "utf8"));
const starter = {
  files: Object.fromEntries(readdirSync(folder).map((file) => [file, read(file)])),
  entry: definition.entry,
  seedSql: definition.seedSql,
  processes: 1,
};

async function play(id: string): Promise<readonly TraceEvent[]> {
  const found = definition.scenarios.find((scenario) => scenario.id === id);
  if (!found) throw new Error(`no scenario ${id}`);
  const driven = await driveScenario(engine, starter, found.scenario, [], new AbortController().signal);
  if (!driven.ok) throw new Error(driven.error.message);
  return driven.value.trace;
}

/** The text of the answer that is claimed to happen. */
const claimOf = (id: string) =>
  definition.scenarios.find((scenario) => scenario.id === id)?.prediction?.answers.find(({ happens }) => happens)?.text;

describe("what a prediction says that happens, happens on the starter", { timeout: 60_000 }, () => {
  it("asks about exactly one thing that happens in each", () => {
    for (const { prediction } of definition.scenarios)
      expect(prediction?.answers.filter(({ happens }) => happens)).toHaveLength(1);
  });

  it("eight come, three give up in line: three connections are out when everybody has left", async () => {
    const trace = await play("eight-come-three-give-up");
    expect(claimOf("eight-come-three-give-up")).toBe("3, held by tabs that are gone");
    expect(inUseAt(trace, 14_000)).toBe(3);
    expect(membersTold(trace, 1)).toBe(3);
    expect(trace.filter((event) => event.kind === "tab-closed")).toHaveLength(8);
  });

  it("one bad message: a ghost, and a server that goes on", async () => {
    const trace = await play("a-bad-message");
    expect(claimOf("a-bad-message")).toBe("1: a ghost");
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
    expect(claimOf("without-a-word")).toBe("Not in these ten minutes");
    expect([membersTold(trace, 1), membersTold(trace, 2)]).toEqual([3, 3]);
    expect(trace.filter((event) => event.kind === "socket-closed")).toEqual([]);
  });
});
