/**
 * `npm run story:record`: plays the first page's story on the Node engine and keeps what the gauge reads of it. A run
 * repeats to the byte, so a changed file means a changed engine or program.
 */
import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { createNodeEngine } from "../../src/engine/node/create-node-engine.ts";
import { driveScenario } from "../../src/lesson/drive-scenario.ts";
import { handlers, headLines, programOf, scenario, seedSql } from "./programs.ts";

const folder = resolve(import.meta.dirname, "../../src/components/site/story/traces");
/** What neither a pool nor a holder's life is read from. */
const unread = /^(tab-|socket-|request-|session-|log-|generator-|clock-|server-listening|scenario-started|wait-)/;

const engine = createNodeEngine();
try {
  for (const name of ["leaking", "mended"] as const) {
    const workspace = { processes: 1, entry: "main.ts", seedSql, files: { "main.ts": programOf(name) } };
    const driven = await driveScenario(engine, workspace, scenario, [], new AbortController().signal);
    if (!driven.ok) throw new Error(`${name}: ${driven.error.message}`);
    const events = driven.value.trace.filter(({ kind }) => !unread.test(kind));
    const lines = events.map((event) => JSON.stringify(event)).join(",\n");
    const program = JSON.stringify({ handler: handlers[name], headLines });
    writeFileSync(resolve(folder, `${name}.json`), `{"program":${program},"events":[\n${lines}\n]}\n`);
    console.log(`${name}: ${events.length} events, ${lines.length} bytes`);
  }
} finally {
  await engine.dispose();
}
