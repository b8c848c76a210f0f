import type { Row } from "../checks/check.ts";
import type { DriveFailure, Driven } from "../checks/run-checks.ts";
import { fail, ok, type Result, unreachable } from "../contract/result.ts";
import type { Scenario } from "../contract/scenario.ts";
import type { TraceEvent } from "../contract/trace-event.ts";
import type { Engine, RunEnd, StartError, Workspace } from "../engine/engine.ts";
import { excessWords } from "./run-ending.ts";

/** Real time that a scenario may take; virtual hours fit, an endless chain of timers does not. */
const scenarioLimitMs = 30_000;

/** Facts of one scenario that are kept for its checks; the checks of a lesson make some thousands. */
const mostEvents = 500_000;

/** Starts the workspace from its seed, drives one scenario in *fast*, and returns everything that happened. */
export async function driveScenario(
  engine: Engine,
  workspace: Workspace,
  scenario: Scenario,
  rowsSql: readonly string[],
  signal: AbortSignal,
): Promise<Result<Driven, DriveFailure>> {
  const trace: TraceEvent[] = [];
  const finished = Promise.withResolvers<Result<void, DriveFailure>>();
  const started = await engine.start(
    workspace,
    {
      database: scenario.database,
      seed: scenario.seed,
      onStage: () => undefined,
      onMessage(message) {
        if (message.kind === "trace") trace.push(...message.events);
        if (trace.length > mostEvents) finished.resolve(fail(toDriveFailure(tooLong, trace)));
        if (message.kind === "scenario-finished") finished.resolve(ok(undefined));
      },
      onEnd: (end) => finished.resolve(fail(toDriveFailure(end, trace))),
    },
    signal,
  );
  if (!started.ok) return fail(toDriveFailure(started.error, trace));
  const run = started.value;
  const limit = setTimeout(
    () =>
      finished.resolve(
        fail({ kind: "server-ended", message: "the scenario did not end within 30 s", atMs: null, trace }),
      ),
    scenarioLimitMs,
  );
  const abort = () => finished.resolve(fail({ kind: "not-driven", message: "called off" }));
  signal.addEventListener("abort", abort, { once: true });
  run.send({ kind: "run-scenario", scenario });
  const outcome = await finished.promise;
  clearTimeout(limit);
  signal.removeEventListener("abort", abort);
  await run.stop();
  if (!outcome.ok) return outcome;
  const rows = new Map<string, readonly Row[]>();
  for (const sql of rowsSql) {
    const read = await run.readRows(sql);
    if (!read.ok) return fail(toDriveFailure({ kind: "engine-failed", failure: read.error }, trace));
    rows.set(sql, read.value);
  }
  return ok({ trace, rows });
}

const tooLong: RunEnd = { kind: "over-budget", excess: "too-many-events" };

function toDriveFailure(end: StartError | RunEnd, trace: readonly TraceEvent[]): DriveFailure {
  const atMs = trace.at(-1)?.atMs ?? null;
  switch (end.kind) {
    case "exited":
      return { kind: "server-ended", message: `the server ended with exit code ${end.exitCode}`, atMs, trace };
    case "unresponsive":
      return { kind: "server-ended", message: "the server stopped answering: an endless loop", atMs, trace };
    case "over-budget":
      return { kind: "server-ended", message: `the server ${excessWords(end.excess)}`, atMs, trace };
    case "start-failed":
      return { kind: "server-ended", message: `the server did not start: ${end.failure.message}`, atMs, trace };
    case "engine-failed":
      return { kind: "not-driven", message: `${end.failure.message} ${end.failure.remedy}` };
    case "aborted":
      return { kind: "not-driven", message: "called off" };
    default:
      return unreachable(end);
  }
}
