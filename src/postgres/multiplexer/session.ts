import type { SessionState } from "../../contract/database-protocol.ts";
import type { ClientLink, TimerHandle } from "./backend.ts";
import { createPreparedStatements, type PreparedStatements } from "./prepared-statements.ts";
import type { Request, Work } from "./request.ts";
import { createSessionSettings, type SessionSettings } from "./session-settings.ts";
import { noTransaction, type Transaction } from "./transaction.ts";

/** What a session is doing; only a `ready` one takes its next request. */
export type Phase =
  | { readonly kind: "ready"; readonly idleTimer?: TimerHandle }
  | { readonly kind: "running" }
  | { readonly kind: "waiting"; readonly work: Work; readonly timer?: TimerHandle }
  | { readonly kind: "sleeping"; readonly work: Work; readonly timer: TimerHandle }
  | { readonly kind: "closed" };

/** One client's session, from its startup packet to its end. */
export interface Session {
  readonly pid: number;
  readonly secret: number;
  readonly link: ClientLink;
  readonly user: string;
  readonly database: string;
  readonly prepared: PreparedStatements;
  readonly settings: SessionSettings;
  readonly inbox: Request[];
  transaction: Transaction;
  phase: Phase;
  /** A batch failed before its Sync: what follows is dropped until then. */
  skipsToSync: boolean;
  /** Newest SQL, as in `pg_stat_activity.query`. */
  query: string;
  readonly times: SessionTimes;
}

/** Virtual milliseconds, as in `pg_stat_activity`. */
export interface SessionTimes {
  readonly openedAtMs: number;
  transactionAtMs: number | undefined;
  queryAtMs: number | undefined;
  stateAtMs: number;
}

export interface SessionStart {
  readonly pid: number;
  readonly link: ClientLink;
  readonly user: string;
  readonly database: string;
  readonly settings: ReadonlyMap<string, string>;
}

export function createSession({ pid, link, user, database, settings }: SessionStart): Session {
  const nowMs = link.timers.nowMs();
  return {
    pid,
    secret: secretOf(pid),
    link,
    user,
    database,
    prepared: createPreparedStatements(`w${pid}`),
    settings: createSessionSettings(settings),
    inbox: [],
    transaction: noTransaction,
    phase: { kind: "ready" },
    skipsToSync: false,
    query: "",
    times: { openedAtMs: nowMs, transactionAtMs: undefined, queryAtMs: undefined, stateAtMs: nowMs },
  };
}

/** Keeps a stray CancelRequest out; derived from the pid, for equal runs must give equal bytes. */
const secretOf = (pid: number): number => Math.imul(pid, 0x9e37_79b1) >>> 1;

export function sessionState({ phase, transaction }: Session): SessionState {
  if (phase.kind === "running" || phase.kind === "waiting" || phase.kind === "sleeping") return "active";
  switch (transaction.kind) {
    case "none":
      return "idle";
    case "deferred":
      return "idle in transaction";
    case "open":
      return transaction.failed ? "idle in transaction (aborted)" : "idle in transaction";
    case "failed":
      return "idle in transaction (aborted)";
  }
}

/** Stops whatever timer the session's phase has set. */
export function clearPhaseTimer({ phase }: Session): void {
  if (phase.kind === "ready") phase.idleTimer?.clear();
  else if (phase.kind === "waiting" || phase.kind === "sleeping") phase.timer?.clear();
}
