import type { Diagnostic } from "../../wire/backend-builders.ts";

/** A session's own limits, milliseconds; `undefined` is no limit. Source: PostgreSQL manual, "Client Connection Defaults". */
export interface Timeouts {
  readonly statementMs: number | undefined;
  readonly lockMs: number | undefined;
  readonly idleInTransactionMs: number | undefined;
}

export function readTimeouts(settings: ReadonlyMap<string, string>): Timeouts {
  return {
    statementMs: toMilliseconds(settings.get("statement_timeout")),
    lockMs: toMilliseconds(settings.get("lock_timeout")),
    idleInTransactionMs: toMilliseconds(settings.get("idle_in_transaction_session_timeout")),
  };
}

const unitMs: Readonly<Record<string, number>> = {
  "": 1,
  us: 0.001,
  ms: 1,
  s: 1_000,
  min: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

/** Source: PostgreSQL manual, "Parameter Names and Values"; 0 switches a limit off. */
export function toMilliseconds(value: string | undefined): number | undefined {
  const match = /^\s*(\d+(?:\.\d+)?)\s*(us|ms|s|min|h|d|)\s*$/.exec(value ?? "");
  const milliseconds = Number(match?.[1]) * (unitMs[match?.[2] ?? ""] ?? Number.NaN);
  return milliseconds > 0 ? milliseconds : undefined;
}

export interface Limit {
  readonly delayMs: number;
  readonly diagnostic: Diagnostic;
}

export const statementCanceled = (reason: string): Diagnostic => ({
  severity: "ERROR",
  code: "57014",
  message: `canceling statement due to ${reason}`,
});

const lockTimedOut: Diagnostic = {
  severity: "ERROR",
  code: "55P03",
  message: "canceling statement due to lock timeout",
};

export const idleInTransactionTooLong: Diagnostic = {
  severity: "FATAL",
  code: "25P03",
  message: "terminating connection due to idle-in-transaction timeout",
};

/** Which limit ends a wait for the backend first; `elapsedMs` is the statement's age. */
export function limitOfWait(timeouts: Timeouts, elapsedMs: number): Limit | undefined {
  const statement = limitOfStatement(timeouts, elapsedMs);
  if (timeouts.lockMs === undefined || (statement && statement.delayMs <= timeouts.lockMs)) return statement;
  return { delayMs: timeouts.lockMs, diagnostic: lockTimedOut };
}

export function limitOfStatement({ statementMs }: Timeouts, elapsedMs: number): Limit | undefined {
  if (statementMs === undefined) return undefined;
  return { delayMs: Math.max(0, statementMs - elapsedMs), diagnostic: statementCanceled("statement timeout") };
}
