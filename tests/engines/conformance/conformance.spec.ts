/** One contract for every engine; the project says which. */
import { expect } from "@playwright/test";
import { test } from "../support/engine-test.ts";

test("every kind of traffic reaches the server and is answered", async ({ observe }) => {
  expect(await observe("traffic")).toEqual({
    received: ["GRÜSSE"],
    closed: [
      [1, 1001, "bye", "client"],
      [2, 1006, "", "network"],
    ],
    answers: ["200 pong – 水密", "200 ä水", expect.stringMatching(/^404 /)],
    printed: ["a tab came at main.ts:33", "a tab came at main.ts:33", "a tab came at main.ts:33"],
    port: 8000,
  });
});

test("rows of hundreds of kilobytes cross both ways", async ({ observe }) => {
  expect(await observe("largeRows")).toEqual(["200 300000"]);
});

test("two server processes share the tabs", async ({ observe }) => {
  const processIds = await observe("severalProcesses");
  expect(processIds).toHaveLength(4);
  expect(new Set(processIds)).toEqual(new Set([0, 1]));
});

test("an error that nobody catches ends the server with exit code 1, and its tabs with it", async ({ observe }) => {
  expect(await observe("crash")).toEqual({
    ends: [{ kind: "exited", exitCode: 1 }],
    error: { name: "TypeError", message: "it broke", code: null, site: expect.objectContaining({ file: "main.ts" }) },
    tabLost: true,
  });
});

test("an endless loop is found by the heartbeat, and the next run is served", async ({ observe }) => {
  expect(await observe("endlessLoop")).toEqual({ ends: ["unresponsive"], next: ["200 pong – 水密"] });
});

test("stop ends the server without a word, and rolls back what was open", async ({ observe }) => {
  expect(await observe("stop")).toEqual({ ends: [], rows: { ok: true, value: [{ n: 2 }] } });
});

test("a second start ends the first, which says nothing", async ({ observe }) => {
  expect(await observe("secondStartEndsTheFirst")).toEqual({ first: [], second: ["200 ä水"] });
});

test("the clock stands, steps and runs at a rate", async ({ observe }) => {
  const { paused, stepped, tookMs } = await observe("clock");
  expect(paused).toEqual({ pace: "paused", atMs: expect.any(Number), answers: [] });
  expect(stepped).toEqual({ answers: ["200 later"], atLeastASecond: true });
  expect(tookMs).toBeGreaterThan(90);
});

test("a scenario played at the clock's pace is what fast makes of it on Node, to the byte", async ({
  observe,
  observeOnNode,
}) => {
  const fast = await observeOnNode("poolTrace");
  const played = await observe("playedScenario");
  expect(played.length).toBeGreaterThan(10_000);
  expect(fast.startsWith(played.slice(0, -1))).toBe(true);
});

test("requests at a rate are answered and measured until they are stopped", async ({ observe }) => {
  expect(await observe("load")).toEqual({ unanswered: 0, failed: 0, notSent: 0 });
});

test("a program that cannot start says why, by code and line", async ({ observe }) => {
  expect(await observe("startFailures")).toEqual({
    "syntax-error": { kind: "start-failed", code: "syntax-error", line: undefined },
    "missing-module": { kind: "start-failed", code: "missing-module", line: 1 },
    "unknown-package": { kind: "start-failed", code: "unknown-package", line: 1 },
    "missing-export": { kind: "start-failed", code: "missing-export", line: undefined },
    "not-listening": { kind: "start-failed", code: "not-listening", line: undefined },
    exception: { kind: "start-failed", code: "exception", line: 2 },
    "bad seed": { kind: "seed-failed" },
  });
});

test("a fast scenario leaves the trace that it leaves on Node, to the byte", async ({ observe, observeOnNode }) => {
  for (const name of ["poolTrace", "handoverTrace", "lifetimesTrace", "processesTrace"] as const) {
    // One after the other: eight processes that start at once on a busy machine may miss their heartbeats.
    const onNode = await observeOnNode(name);
    const here = await observe(name);
    expect(here.length).toBeGreaterThan(10_000);
    expect(here, "what is compared is whole: no process was ended for its silence").not.toContain('"unresponsive"');
    expect(here).toBe(onNode);
  }
});
