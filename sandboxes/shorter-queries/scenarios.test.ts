import { readFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { afterAll, describe, expect, it } from "vitest";
import { answerTimes, longestGrantedWaitMs } from "../../src/checks/trace-queries.ts";
import { createNodeEngine } from "../../src/engine/node/create-node-engine.ts";
import { claimsOf, playStarter } from "../../tools/lessons/play-starter.ts";
import { leaseTimesMs } from "./leases.ts";
import { definition } from "./sandbox.ts";

const engine = createNodeEngine();
afterAll(() => engine.dispose());

const read = (path: string) => stripTypeScriptTypes(readFileSync(new URL(path, import.meta.url), "utf8"));

/** @param over files in place of the starter's */
async function play(id: string, over: Readonly<Record<string, string>> = {}) {
  const trace = await playStarter(engine, definition, id, over);
  return { trace, printed: trace.flatMap((event) => (event.kind === "log-written" ? [event.text.trim()] : [])) };
}

describe("what a prediction says that happens, happens on the starter", { timeout: 60_000 }, () => {
  it("45 a second: leases of 124 ms, and the last one waits for more than a second", async () => {
    const { trace } = await play("forty-five-a-second");
    expect(claimsOf(definition, "forty-five-a-second")).toEqual([
      "It grows as long as they come; the last waits over 1 s",
    ]);
    const leases = leaseTimesMs(trace);
    expect(leases).toHaveLength(90);
    expect(Math.round((leases[45] ?? 0) / 4) * 4).toBe(124);
    const waits = trace.flatMap((event) => (event.kind === "checkout-granted" ? [event.waitedMs] : []));
    expect((waits.at(-1) ?? 0) / longestGrantedWaitMs(trace)).toBeGreaterThan(0.95);
    expect(longestGrantedWaitMs(trace)).toBeGreaterThan(1_000);
    expect(answerTimes(trace).every(({ status }) => status === 200)).toBe(true);
  });

  it("an index of that name: the whole table is read all the same", async () => {
    const { printed } = await play("an-index-by-name");
    expect(claimsOf(definition, "an-index-by-name")).toEqual(["All 5,000"]);
    expect(printed[0]).toMatch(/^Seq Scan on event_participants/);
    expect(printed).toContain("Rows Removed by Filter: 4990");
    expect(printed).toContain(
      "CREATE INDEX idx_event_participants_user_id ON public.event_participants USING btree (event_id)",
    );
  });
});

describe("what the lesson says beside that", { timeout: 60_000 }, () => {
  const mended = { "events.ts": read("solution/events.ts"), "schema.ts": read("solution/schema.ts") };
  /** Of the whole plan, whose first line of buffers counts those of its parts as well. */
  const pagesOf = (printed: readonly string[]) => {
    const buffers = printed.find((text) => text.startsWith("Buffers:")) ?? "";
    return [...buffers.matchAll(/(?:hit|read)=(\d+)/g)].reduce((sum, [, pages]) => sum + Number(pages), 0);
  };

  it("the lookup reads 157 pages without the index and 12 with it", async () => {
    expect(pagesOf((await play("an-index-by-name")).printed)).toBe(157);
    expect(pagesOf((await play("an-index-by-name", mended)).printed)).toBe(12);
  });

  it("a ranking of all users reads the whole table with the index as without it", async () => {
    const ranking = "SELECT user_id, sum(score) FROM event_participants GROUP BY user_id ORDER BY 2 DESC LIMIT 10";
    const planOf = `
      export async function explain(pool) {
        const { rows } = await pool.query("EXPLAIN (COSTS OFF) ${ranking}");
        for (const row of rows) console.log(row["QUERY PLAN"]);
      }`;
    const migration = mended["schema.ts"].replace(/export async function explain[\s\S]*$/, planOf);
    const { printed } = await play("an-index-by-name", { ...mended, "schema.ts": migration });
    expect(printed.some((text) => text.includes("Seq Scan on event_participants"))).toBe(true);
  });

  it("one statement in the lease takes an eleventh of the time", async () => {
    const leases = leaseTimesMs((await play("forty-five-a-second", mended)).trace);
    expect(leases).toHaveLength(90);
    expect(leases[45]).toBeGreaterThan(10);
    expect(leases.at(-1)).toBeLessThan(20);
  });
});
