/**
 * `npm run traces:record`: plays each recording on the Node engine and keeps what the gauge reads of it, up to the
 * moment that becomes a picture. A run repeats to the byte, so a changed file means a changed engine or program.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import type { TraceEvent } from "../../src/contract/trace-event.ts";
import { createNodeEngine } from "../../src/engine/node/create-node-engine.ts";
import { driveScenario } from "../../src/lesson/drive-scenario.ts";
import { foldTrace, poolsAt } from "../../src/trace/reduce-trace.ts";
import { type Recording, recordings } from "./programs/recordings.ts";

const folder = resolve(import.meta.dirname, "../../src/workbench/gauge/states/traces");

/** What an autopsy reads beside that of a holder's end. */
const readByAutopsies = /^(socket-closed|generator-)/;

/** What neither a pool nor a holder's life is read from. */
const unread = /^(tab-|socket-|request-|session-|log-|generator-|clock-|server-listening|scenario-started|wait-)/;

const engine = createNodeEngine();
mkdirSync(folder, { recursive: true });
try {
  for (const recording of recordings) {
    const events = cut(await play(recording), recording);
    const { name, workspace, autopsy } = recording;
    const text = `${JSON.stringify(autopsy ? { name, files: workspace.files, events } : { name, events })}\n`;
    const path = resolve(folder, `${recording.name}.json`);
    const changed = readIfThere(path) !== text;
    writeFileSync(path, text);
    const states = poolsAt(foldTrace(events)).map((pool) => pool.lanes.map((lane) => lane.state).join(" "));
    console.log(
      `${recording.name}${changed ? " (changed)" : ""}: ${text.length} bytes; ${states.join(" | ").slice(0, 140)}`,
    );
  }
} finally {
  await engine.dispose();
}

async function play({ name, workspace, scenario }: Recording): Promise<readonly TraceEvent[]> {
  const driven = await driveScenario(engine, workspace, scenario, [], new AbortController().signal);
  if (!driven.ok) throw new Error(`${name}: ${driven.error.message}`);
  return driven.value.trace;
}

function cut(trace: readonly TraceEvent[], { name, until, autopsy }: Recording): TraceEvent[] {
  const end = until ? trace.findIndex(until) : trace.length;
  if (end === -1) throw new Error(`${name}: the moment of the picture never came`);
  return trace.slice(0, end).filter(({ kind }) => !unread.test(kind) || (autopsy && readByAutopsies.test(kind)));
}

function readIfThere(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return null;
  }
}
