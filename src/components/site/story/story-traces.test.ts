/** The first page's words are held to the runs that it shows. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import * as z from "zod";
import { programOf } from "../../../../tools/story/programs.ts";
import { traceEventSchema } from "../../../contract/trace-event.ts";
import { foldTrace, poolsAt } from "../../../trace/reduce-trace.ts";
import { storySteps } from "./story-steps.ts";

const schema = z.strictObject({
  program: z.strictObject({ handler: z.string(), headLines: z.int() }),
  events: z.array(traceEventSchema).max(1_000),
});

const load = (name: string) =>
  schema.parse(JSON.parse(readFileSync(join(import.meta.dirname, "traces", `${name}.json`), "utf8")));
const traces = { leaking: load("leaking"), mended: load("mended") };

/** The pool at the end of a step. */
function poolAfter(id: string) {
  const step = storySteps.find((each) => each.id === id);
  if (!step) throw new Error(`no step ${id}`);
  const { events } = traces[step.trace];
  const [pool] = poolsAt(foldTrace(events.filter(({ atMs }) => atMs <= step.toMs)), step.toMs);
  if (!pool) throw new Error("no pool");
  const lane = (label: string) => pool.lanes.find(({ holder }) => holder?.label === label) ?? null;
  return { ...pool, lane, leaked: pool.lanes.filter(({ state }) => state === "leaked") };
}

test("thirty tabs have a lane each, nobody waits, and every query so far was answered", () => {
  const { inUse, waiting, leaked } = poolAfter("thirty-work");
  expect({ inUse, waiting, leaked }).toEqual({ inUse: 30, waiting: 0, leaked: [] });
  const failed = traces.leaking.events.filter((event) => event.kind === "query-finished" && event.error !== null);
  expect(failed.map(({ scopeId }) => scopeId)).toEqual(["socket-25"]);
});

test("the 31st waits, and nothing has failed", () => {
  const { inUse, waiting, leaked, deck } = poolAfter("the-31st-waits");
  expect({ inUse, waiting, leaked }).toEqual({ inUse: 30, waiting: 1, leaked: [] });
  expect(JSON.stringify(deck)).toContain("tab 31");
});

test("the failed query's lane outlives its holder, alone, and the 31st still waits", () => {
  const { lanes, waiting } = poolAfter("a-lane-is-kept");
  const outlived = lanes.filter(({ state }) => state === "outlived");
  expect(outlived.map(({ lane, holder }) => [lane, holder?.label])).toEqual([[25, "tab 25"]]);
  expect(waiting).toBe(1);
});

test("tab 31 is turned away, lane 25 is leaked, alone, and the line that is marked took it", () => {
  const { leaked, timedOut, waiting } = poolAfter("the-line-that-took-it");
  expect(leaked.map(({ lane, holder }) => [lane, holder?.label])).toEqual([[25, "tab 25"]]);
  const line = leaked[0]?.site?.line ?? 0;
  const { handler, headLines } = traces.leaking.program;
  expect(handler.split("\n")[line - headLines - 1]).toContain("await pool.connect()");
  expect({ timedOut, waiting }).toEqual({ timedOut: 1, waiting: 0 });
});

test("mended, the query fails as before, lane 25 comes back, and tab 31 swims in it", () => {
  const { leaked, waiting, inUse, lane } = poolAfter("it-comes-back");
  expect(traces.mended.events.some((event) => event.kind === "query-finished" && event.error !== null)).toBe(true);
  expect({ leaked, waiting, inUse }).toEqual({ leaked: [], waiting: 0, inUse: 30 });
  expect(lane("tab 31")?.lane).toBe(25);
});

test("what is shown is the program that ran", () => {
  for (const [name, { program }] of Object.entries(traces)) {
    const whole = programOf(name as keyof typeof traces).split("\n");
    const shown = program.handler.trimEnd().split("\n");
    expect(whole.slice(program.headLines, program.headLines + shown.length)).toEqual(shown);
  }
});
