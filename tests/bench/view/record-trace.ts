import { join } from "node:path";
import { buildScenario, closeTabs, openTabs, sendFrom } from "../../../src/checks/scenario-builder.ts";
import type { Scenario, ScenarioStep } from "../../../src/contract/scenario.ts";
import type { TraceEvent } from "../../../src/contract/trace-event.ts";
import { createNodeEngine } from "../../../src/engine/node/create-node-engine.ts";
import { loadDefinition, overlay, readProgram, sandboxesFolder } from "../../../tools/lessons/pack-sandbox.ts";

const slug = "exhaustion";
const people = 300;

/** What a second of the room adds, roughly. */
const eventsOfSecond = 3_600;

const limitMs = 180_000;

/**
 * What a real server says while a room of 300 tabs asks at once, second for second, each second also opens and closes
 * ten further tabs and asks for ten pages by HTTP: the first so many events.
 */
export async function recordTrace(count: number): Promise<readonly TraceEvent[]> {
  const { entry, seedSql } = await loadDefinition(slug);
  const program = overlay(
    await readProgram(join(sandboxesFolder, slug, "starter")),
    await readProgram(join(sandboxesFolder, slug, "solution")),
  );
  const files = Object.fromEntries(program.map(({ path, javascript }) => [path, javascript]));
  const trace: TraceEvent[] = [];
  const recorded = Promise.withResolvers<void>();
  const engine = createNodeEngine();
  const scenario = room(Math.ceil(count / eventsOfSecond));
  const started = await engine.start(
    { files, entry, seedSql, processes: 1 },
    {
      database: scenario.database,
      seed: scenario.seed,
      onStage: () => undefined,
      onMessage(message) {
        if (message.kind === "trace") for (const event of message.events) trace.push(event);
        if (trace.length >= count || message.kind === "scenario-finished") recorded.resolve();
      },
      onEnd: (end) => recorded.reject(new Error(`the server ended: ${end.kind}`)),
    },
    AbortSignal.timeout(limitMs),
  );
  if (!started.ok) throw new Error(`the server did not start: ${started.error.kind}`);
  const limit = setTimeout(() => recorded.reject(new Error("the room took too long")), limitMs);
  started.value.send({ kind: "run-scenario", scenario });
  await recorded.promise;
  clearTimeout(limit);
  await started.value.stop();
  engine.dispose();
  if (trace.length < count) throw new Error(`the room made ${trace.length} events only`);
  return trace.slice(0, count);
}

const room = (seconds: number): Scenario =>
  buildScenario({
    name: "a room of tabs",
    steps: [
      openTabs({ from: 1, to: people }, { atMs: 0, everyMs: 10, path: "/ws" }),
      ...Array.from({ length: seconds }, (_, second) => secondOf(second)),
    ],
    endMs: (seconds + 6) * 1_000,
  });

function secondOf(second: number): ScenarioStep[] {
  const startMs = 4_000 + second * 1_000;
  const passing = { from: people + 1 + second * 10, to: people + 10 + second * 10 };
  return [
    ...sendFrom({ from: 1, to: people }, { atMs: startMs, text: "count" }),
    ...openTabs(passing, { atMs: startMs, everyMs: 50, path: "/ws" }),
    ...closeTabs(passing, { atMs: startMs + 800, everyMs: 10 }),
    ...Array.from({ length: 10 }, (_, index): ScenarioStep => {
      const requestId = second * 10 + index + 1;
      return {
        atMs: startMs + index * 90,
        command: { kind: "request", requestId, method: "GET", path: "/ping", body: "" },
      };
    }),
  ];
}
