import { readFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { afterAll, describe, expect, it } from "vitest";
import { createNodeEngine } from "../../src/engine/node/create-node-engine.ts";
import { driveScenario } from "../../src/lesson/drive-scenario.ts";
import { type Asked, askedIn } from "./asked.ts";
import { definition } from "./sandbox.ts";

const engine = createNodeEngine();
afterAll(() => engine.dispose());

const readFrom = (path: string) => stripTypeScriptTypes(readFileSync(new URL(path, import.meta.url), "utf8"));
const read = (file: string) => readFrom(`starter/${file}`);
const starter = {
  files: { "main.ts": read("main.ts"), "breaker.ts": read("breaker.ts") },
  entry: definition.entry,
  seedSql: definition.seedSql,
  processes: 1,
};

/** @param over files in place of the starter's */
async function play(id: string, over: Readonly<Record<string, string>> = {}) {
  const found = definition.scenarios.find((scenario) => scenario.id === id);
  if (!found) throw new Error(`no scenario ${id}`);
  const { scenario, prediction } = found;
  const workspace = { ...starter, files: { ...starter.files, ...over } };
  const driven = await driveScenario(engine, workspace, scenario, [], new AbortController().signal);
  if (!driven.ok) throw new Error(driven.error.message);
  const { trace } = driven.value;
  return {
    claims: prediction?.answers.filter(({ happens }) => happens).map(({ text }) => text),
    trace,
    asked: (prefix: string) => askedIn(scenario, trace, prefix),
  };
}

const statuses = (asked: readonly Asked[]) => asked.map(({ status }) => status);
const waited = (asked: readonly Asked[]) => asked.filter(({ afterMs }) => afterMs > 2_900 && afterMs < 3_100).length;

describe("what a prediction says that happens, happens on the starter", { timeout: 60_000 }, () => {
  it("three reports: /ready is late, says 200, and blames the database", async () => {
    const { claims, asked } = await play("full-pool-is-probed");
    expect(claims).toEqual(["200 after 3 s, and that the database is down"]);
    const [well, ...probes] = asked("/ready");
    expect(well).toMatchObject({ status: 200, body: '{"database":"up"}' });
    expect(statuses(probes)).toEqual([200, 200, 200, 200]);
    expect(probes.map(({ body }) => body)).toEqual(Array(4).fill('{"database":"down"}'));
    expect(waited(probes)).toBe(4);
    expect(waited(asked("/live"))).toBe(4);
  });

  it("a taken name: three mistakes of one member shut out the next, and after the pause they are let in", async () => {
    const { claims, asked } = await play("taken-name");
    expect(claims).toEqual(["503, at once"]);
    expect(statuses(asked("/members/"))).toEqual([201, 409, 409, 409, 503, 201]);
    expect(asked("/members/bob")[0]?.afterMs).toBeLessThan(100);
  });

  it("after the pause: all four wait in the full pool's line, and once the reports have ended all are let in", async () => {
    const { claims, asked } = await play("after-the-pause");
    expect(claims).toEqual(["All four"]);
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
      "main.ts": readFrom("mutants/bounded-only/main.ts"),
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
