import { expect } from "vitest";
import type { Multiplexer } from "../../../src/postgres/multiplexer/create-multiplexer.ts";
import type { TestEngine } from "../../../src/postgres/testing/boot-test-engine.ts";
import type { Command } from "./any-command.ts";
import { renderTable } from "./database-model.ts";
import { seedSql } from "./operation.ts";
import { createInterleaving, type Interleaving } from "./run-interleaving.ts";
import { createVirtualClock, type VirtualClock } from "./virtual-clock.ts";

/** Plays commands on a fresh database, cuts every client off, and holds what is left against the model. */
export function playCommands(engine: TestEngine, commands: readonly Command[]): void {
  const multiplexer = engine.begin(seedSql);
  const clock = createVirtualClock();
  const workMem = ask(multiplexer, "SHOW work_mem")[0]?.[0] ?? "";
  const tables = ask(
    multiplexer,
    "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'",
  );
  expect(tables).toEqual([["item"]]);
  const interleaving = createInterleaving(multiplexer, clock, workMem);
  for (const command of commands) interleaving.run(command);
  interleaving.finish();
  expectNothingLeft(multiplexer, clock, interleaving, workMem);
}

function expectNothingLeft(
  multiplexer: Multiplexer,
  clock: VirtualClock,
  { model, story }: Interleaving,
  workMem: string,
): void {
  expect({ sessions: multiplexer.sessionCount, timers: clock.pendingCount }).toEqual({ sessions: 0, timers: 0 });
  const rows = ask(multiplexer, "SELECT id || ':' || n FROM item ORDER BY id");
  expect(rows.join(" "), story.join("\n")).toBe(renderTable(model));
  // A batch of the next session's sweeps what the others have left; it must not have to wait for anybody.
  const next = createInterleaving(multiplexer, clock, workMem, model);
  next.run({ kind: "request", slot: 0, shape: "batch", operation: { kind: "insert", n: 1 } });
  next.run({ kind: "request", slot: 0, shape: "query", operation: { kind: "show" } });
  next.finish();
  const left = ask(multiplexer, "SELECT name FROM pg_prepared_statement_builtin() WHERE name !~ '^watertight_'");
  expect(left, story.join("\n")).toEqual([]);
}

function ask(multiplexer: Multiplexer, sql: string): readonly (readonly (string | null)[])[] {
  const answer = multiplexer.query(sql);
  if (!answer.ok) throw new Error(answer.error);
  if (answer.value.error) throw new Error(answer.value.error.get("M"));
  return answer.value.rows;
}
