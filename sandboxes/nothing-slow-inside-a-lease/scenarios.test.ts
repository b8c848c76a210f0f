import { afterAll, describe, expect, it } from "vitest";
import type { TraceEvent } from "../../src/contract/trace-event.ts";
import { createNodeEngine } from "../../src/engine/node/create-node-engine.ts";
import { claimsOf, playForRows } from "../../tools/lessons/play-starter.ts";
import { isSaved, isSummary } from "./replies.ts";
import { definition } from "./sandbox.ts";

const engine = createNodeEngine();
afterAll(() => engine.dispose());

const play = (id: string, rowsSql: readonly string[] = []) => playForRows(engine, definition, id, { rowsSql });

const received = (trace: readonly TraceEvent[], isWanted: (text: string) => boolean) =>
  trace.flatMap((event) => (event.kind === "tab-received" && isWanted(event.text) ? [event] : []));

describe("what a prediction says that happens, happens on the starter", { timeout: 60_000 }, () => {
  it("asks about exactly one thing that happens in each", () => {
    for (const { prediction } of definition.scenarios)
      expect(prediction?.answers.filter(({ happens }) => happens)).toHaveLength(1);
  });

  it("twelve ask at once: three rounds of three, and three wait for 2.5 s in vain", async () => {
    const { trace } = await play("twelve-ask-at-once");
    expect(claimsOf(definition, "twelve-ask-at-once")).toEqual([
      "9, in three rounds; 3 are told that they waited too long",
    ]);
    const sentAtMs = trace.find((event) => event.kind === "tab-sent")?.atMs ?? 0;
    const rounds = received(trace, isSummary).map(({ atMs }) => Math.round((atMs - sentAtMs) / 1_000));
    expect(rounds).toEqual([1, 1, 1, 2, 2, 2, 3, 3, 3]);
    const waits = trace.flatMap((event) => (event.kind === "checkout-failed" ? [Math.round(event.waitedMs)] : []));
    expect(waits).toEqual([2_500, 2_500, 2_500]);
  });

  it("an edit while the model reads: saved at once, and then given the old text's summary", async () => {
    const sql = "SELECT text, summary FROM documents WHERE id = 1";
    const { trace, rows } = await play("edited-meanwhile", [sql]);
    expect(claimsOf(definition, "edited-meanwhile")).toEqual([
      "Both succeed, and the new text has the summary of the old one",
    ]);
    const [saved] = received(trace, isSaved);
    const [summed] = received(trace, isSummary);
    expect(summed?.atMs).toBeGreaterThan(saved?.atMs ?? Infinity);
    expect(rows.get(sql)).toEqual([{ text: "A new text", summary: "Summary of: The first text" }]);
  });
});
