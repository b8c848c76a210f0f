import { readFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { afterAll, describe, expect, it } from "vitest";
import { createNodeEngine } from "../../src/engine/node/create-node-engine.ts";
import { claimsOf, playStarter, scenarioOf } from "../../tools/lessons/play-starter.ts";
import { type Asked, askedIn } from "./asked.ts";
import { definition } from "./sandbox.ts";

const engine = createNodeEngine();
afterAll(() => engine.dispose());

const read = (path: string) => stripTypeScriptTypes(readFileSync(new URL(path, import.meta.url), "utf8"));

/** @param over files in place of the starter's */
async function play(id: string, over: Readonly<Record<string, string>> = {}) {
  const trace = await playStarter(engine, definition, id, over);
  return { trace, asked: (prefix: string) => askedIn(scenarioOf(definition, id).scenario, trace, prefix) };
}

const statuses = (asked: readonly Asked[]) => asked.map(({ status }) => status);
const waited = (asked: readonly Asked[]) => asked.filter(({ afterMs }) => afterMs > 2_900 && afterMs < 3_100).length;

describe("what a prediction says that happens, happens on the starter", { timeout: 60_000 }, () => {
  it("three reports: /ready is late, says 200, and blames the database", async () => {
    const { asked } = await play("full-pool-is-probed");
    expect(claimsOf(definition, "full-pool-is-probed")).toEqual(["200 after 3 s, and that the database is down"]);
    const [well, ...probes] = asked("/ready");
    expect(well).toMatchObject({ status: 200, body: '{"database":"up"}' });
    expect(statuses(probes)).toEqual([200, 200, 200, 200]);
    expect(probes.map(({ body }) => body)).toEqual(Array(4).fill('{"database":"down"}'));
    expect(waited(probes)).toBe(4);
    expect(waited(asked("/live"))).toBe(4);
  });

  it("a taken name: three mistakes of one member shut out the next, and after the pause they are let in", async () => {
    const { asked } = await play("taken-name");
    expect(claimsOf(definition, "taken-name")).toEqual(["503, at once"]);
    expect(statuses(asked("/members/"))).toEqual([201, 409, 409, 409, 503, 201]);
    expect(asked("/members/bob")[0]?.afterMs).toBeLessThan(100);
  });

  it("after the pause: all four wait in the full pool's line, and once the reports have ended all are let in", async () => {
    const { asked } = await play("after-the-pause");
    expect(claimsOf(definition, "after-the-pause")).toEqual(["All four"]);
    const members = asked("/members/");
    expect(waited(members.filter(({ atMs }) => atMs < 2_000))).toBe(3);
    expect(waited(members.filter(({ atMs }) => atMs > 5_000 && atMs < 7_000))).toBe(0);
    expect(waited(members.filter(({ atMs }) => atMs > 10_000 && atMs < 11_000))).toBe(4);
    expect(statuses(members.slice(-2))).toEqual([201, 201]);
  });
});

describe("what the lesson says beside that", { timeout: 60_000 }, () => {
  it("a race against a timer answers in time, and leaves the question in the pool's line", async () => {
    const { trace, asked } = await play("full-pool-is-probed", {
      "main.ts": read("mutants/bounded-only/main.ts"),
    });
    const [, ...probes] = asked("/ready");
    for (const { afterMs } of probes) expect(Math.abs(afterMs - 500)).toBeLessThan(20);
    const failed = trace.flatMap((event) => (event.kind === "checkout-failed" ? [Math.round(event.waitedMs)] : []));
    expect(failed).toEqual([3_000, 3_000, 3_000, 3_000]);
  });

  it("pool.query closes the connection of a statement that failed, were it only for a taken name", async () => {
    const { trace } = await play("taken-name");
    const returned = trace.flatMap((event) => (event.kind === "lease-returned" ? [event.destroyed] : []));
    expect(returned).toEqual([false, true, true, true, false]);
  });
});
