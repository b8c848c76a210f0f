import { readFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { afterAll, describe, expect, it } from "vitest";
import { inUseAt } from "../../src/checks/trace-queries.ts";
import type { TraceEvent } from "../../src/contract/trace-event.ts";
import { createNodeEngine } from "../../src/engine/node/create-node-engine.ts";
import { driveScenario } from "../../src/lesson/drive-scenario.ts";
import { isUnread } from "./replies.ts";
import { definition } from "./sandbox.ts";

const engine = createNodeEngine();
afterAll(() => engine.dispose());

const read = (file: string) => stripTypeScriptTypes(readFileSync(new URL(`starter/${file}`, import.meta.url), "utf8"));
const starter = {
  files: { "main.ts": read("main.ts"), "members.ts": read("members.ts") },
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

/** How long each lease was out, minutes. */
const leaseMinutes = (trace: readonly TraceEvent[]) => {
  const grantedAtMs = new Map<number, number>();
  return trace.flatMap((event) => {
    if (event.kind === "checkout-granted") grantedAtMs.set(event.leaseId, event.atMs);
    if (event.kind !== "lease-returned") return [];
    return [(event.atMs - (grantedAtMs.get(event.leaseId) ?? 0)) / 60_000];
  });
};

const told = (trace: readonly TraceEvent[]) =>
  trace.flatMap((event) => (event.kind === "tab-received" && isUnread(event.text, event.tab) ? [event.tab] : []));

describe("what a prediction says that happens, happens on the starter", { timeout: 60_000 }, () => {
  it("asks about exactly one thing that happens in each", () => {
    for (const { prediction } of definition.scenarios)
      expect(prediction?.answers.filter(({ happens }) => happens)).toHaveLength(1);
  });

  it("ten minutes: five leases as long as their sockets, for ten queries each", async () => {
    const trace = await play("ten-minutes");
    expect(claimOf("ten-minutes")).toBe("Ten minutes: as long as its socket");
    expect(leaseMinutes(trace).map(Math.round)).toEqual([10, 10, 10, 10, 10]);
    expect(trace.filter((event) => event.kind === "query-finished")).toHaveLength(5 * 10);
    expect(told(trace)).toHaveLength(5 * 9);
  });

  it("four ways out: whoever leaves, however, all four connections come back", async () => {
    const trace = await play("four-ways-out");
    expect(claimOf("four-ways-out")).toBe("All four");
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
    expect(claimOf("a-green-test")).toBe("Nothing: all are answered and nothing stays behind");
    expect(told(trace).toSorted()).toEqual([1, 2, 3, 4, 5]);
    expect(trace.filter((event) => event.kind === "checkout-failed")).toEqual([]);
    expect(inUseAt(trace, 13_000)).toBe(0);
  });
});
