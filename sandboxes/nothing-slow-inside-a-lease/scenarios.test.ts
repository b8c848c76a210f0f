import { readdirSync, readFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { afterAll, describe, expect, it } from "vitest";
import type { TraceEvent } from "../../src/contract/trace-event.ts";
import { createNodeEngine } from "../../src/engine/node/create-node-engine.ts";
import { driveScenario } from "../../src/lesson/drive-scenario.ts";
import { isSaved, isSummary } from "./replies.ts";
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

async function play(id: string, rowsSql: readonly string[] = []) {
  const found = definition.scenarios.find((scenario) => scenario.id === id);
  if (!found) throw new Error(`no scenario ${id}`);
  const driven = await driveScenario(engine, starter, found.scenario, rowsSql, new AbortController().signal);
  if (!driven.ok) throw new Error(driven.error.message);
  return driven.value;
}

/** The text of the answer that is claimed to happen. */
const claimOf = (id: string) =>
  definition.scenarios.find((scenario) => scenario.id === id)?.prediction?.answers.find(({ happens }) => happens)?.text;

const received = (trace: readonly TraceEvent[], isWanted: (text: string) => boolean) =>
  trace.flatMap((event) => (event.kind === "tab-received" && isWanted(event.text) ? [event] : []));

describe("what a prediction says that happens, happens on the starter", { timeout: 60_000 }, () => {
  it("asks about exactly one thing that happens in each", () => {
    for (const { prediction } of definition.scenarios)
      expect(prediction?.answers.filter(({ happens }) => happens)).toHaveLength(1);
  });

  it("twelve ask at once: three rounds of three, and three wait for 2.5 s in vain", async () => {
    const { trace } = await play("twelve-ask-at-once");
    expect(claimOf("twelve-ask-at-once")).toBe("9, in three rounds; 3 are told that they waited too long");
    const sentAtMs = trace.find((event) => event.kind === "tab-sent")?.atMs ?? 0;
    const rounds = received(trace, isSummary).map(({ atMs }) => Math.round((atMs - sentAtMs) / 1_000));
    expect(rounds).toEqual([1, 1, 1, 2, 2, 2, 3, 3, 3]);
    const waits = trace.flatMap((event) => (event.kind === "checkout-failed" ? [Math.round(event.waitedMs)] : []));
    expect(waits).toEqual([2_500, 2_500, 2_500]);
  });

  it("an edit while the model reads: saved at once, and then given the old text's summary", async () => {
    const sql = "SELECT text, summary FROM documents WHERE id = 1";
    const { trace, rows } = await play("edited-meanwhile", [sql]);
    expect(claimOf("edited-meanwhile")).toBe("Both succeed, and the new text has the summary of the old one");
    const [saved] = received(trace, isSaved);
    const [summed] = received(trace, isSummary);
    expect(summed?.atMs).toBeGreaterThan(saved?.atMs ?? Infinity);
    expect(rows.get(sql)).toEqual([{ text: "A new text", summary: "Summary of: The first text" }]);
  });
});
