import { readFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { afterAll, describe, expect, it } from "vitest";
import { heardAfterSending, inUseAt, messagesOf } from "../../src/checks/trace-queries.ts";
import type { TraceEvent } from "../../src/contract/trace-event.ts";
import { createNodeEngine } from "../../src/engine/node/create-node-engine.ts";
import { driveScenario } from "../../src/lesson/drive-scenario.ts";
import { definition } from "./sandbox.ts";

const engine = createNodeEngine();
afterAll(() => engine.dispose());

const source = readFileSync(new URL("starter/main.ts", import.meta.url), "utf8");
const starter = {
  files: { "main.ts": stripTypeScriptTypes(source) },
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

/** The texts of the answers that are claimed to happen. */
const claimsOf = (id: string) =>
  definition.scenarios
    .find((scenario) => scenario.id === id)
    ?.prediction?.answers.flatMap(({ happens, text }) => (happens ? [text] : []));

describe("what a prediction says that happens, happens on the starter", { timeout: 60_000 }, () => {
  it("ten sessions: none in use until tab 1 asks, and one from then on", async () => {
    expect(claimsOf("ten-sessions")).toEqual(["One: tab 1's, and it stays out"]);
    const trace = await play("ten-sessions");
    expect([5_900, 11_900].map((atMs) => inUseAt(trace, atMs))).toEqual([0, 1]);
    expect(messagesOf(trace, 1)).toEqual(['{"stock":10}']);
  });

  it("two buyers: the second waits until the first has left, and is told the stock of before", async () => {
    expect(claimsOf("two-buyers")).toEqual(["9, once tab 1 has left"]);
    const trace = await play("two-buyers");
    expect(messagesOf(trace, 1)).toEqual(['{"stock":9}']);
    const heard = heardAfterSending(trace, 2, "buy 7");
    expect(heard).toMatchObject({ kind: "message", text: '{"stock":9}' });
    expect(heard).toHaveProperty("afterMs", expect.closeTo(17_000, -2));
    expect(inUseAt(trace, 19_000)).toBe(2);
  });
});
