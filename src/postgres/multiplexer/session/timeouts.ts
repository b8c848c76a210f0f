import type { Diagnostic } from "../../../wire/backend-builders.ts";

/** A session's own limits, milliseconds; `undefined` is no limit. Source: PostgreSQL manual, "Client Connection Defaults". */
export interface Timeouts {
  readonly statementMs: number | undefined;
  readonly lockMs: number | undefined;
  readonly transactionMs: number | undefined;
  readonly idleInTransactionMs: number | undefined;
  readonly idleSessionMs: number | undefined;
}

/** Names of the settings that `readTimeouts` reads. */
export const timeoutSettings = [
  "statement_timeout",
  "lock_timeout",
  "transaction_timeout",
  "idle_in_transaction_session_timeout",
  "idle_session_timeout",
] as const;

export function readTimeouts({ settings, transactionSettings }: TimeoutSource): Timeouts {
  const read = (name: (typeof timeoutSettings)[number]): number | undefined =>
    toMilliseconds(transactionSettings.get(name) ?? settings.current.get(name));
  return {
    statementMs: read("statement_timeout"),
    lockMs: read("lock_timeout"),
    transactionMs: read("transaction_timeout"),
    idleInTransactionMs: read("idle_in_transaction_session_timeout"),
    idleSessionMs: read("idle_session_timeout"),
  };
}

interface TimeoutSource {
  readonly settings: { readonly current: ReadonlyMap<string, string> };
  /** What the open transaction has set, which goes before. */
  readonly transactionSettings: ReadonlyMap<string, string>;
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
  if (value === undefined) return undefined;
  const match = /^\s*(\d+(?:\.\d+)?)\s*(us|ms|s|min|h|d|)\s*$/.exec(value);
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

export const idleTooLong: Diagnostic = {
  severity: "FATAL",
  code: "57P05",
  message: "terminating connection due to idle-session timeout",
};

export const transactionTooLong: Diagnostic = {
  severity: "FATAL",
  code: "25P04",
  message: "terminating connection due to transaction timeout",
};

/** No server waits for a lock for ever by itself; here the one who holds the backend may wait for the one in the queue. */
const longestWaitMs = 300_000;

const waitedTooLong: Diagnostic = {
  severity: "ERROR",
  code: "55P03",
  message: `canceling statement after ${longestWaitMs / 60_000} minutes of waiting for another session's transaction`,
  hint: "All sessions share one embedded backend, and only one can write at a time. Look for a transaction left open.",
};

/** Which limit ends a wait for the backend first; `elapsedMs` is the statement's age. */
export function limitOfWait(timeouts: Timeouts, elapsedMs: number): Limit {
  const statement = limitOfStatement(timeouts, elapsedMs);
  const lock: Limit =
    timeouts.lockMs === undefined || timeouts.lockMs > longestWaitMs
      ? { delayMs: longestWaitMs, diagnostic: waitedTooLong }
      : { delayMs: timeouts.lockMs, diagnostic: lockTimedOut };
  return statement && statement.delayMs <= lock.delayMs ? statement : lock;
}

export function limitOfStatement({ statementMs }: Timeouts, elapsedMs: number): Limit | undefined {
  if (statementMs === undefined) return undefined;
  return { delayMs: Math.max(0, statementMs - elapsedMs), diagnostic: statementCanceled("statement timeout") };
}
