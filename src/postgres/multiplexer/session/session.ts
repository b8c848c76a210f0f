import type { SessionState, SessionWait } from "../../../contract/database-protocol.ts";
import type { ClientLink, Moment, TimerHandle } from "../backend/backend.ts";
import type { Request } from "../request/request.ts";
import type { Work } from "../request/work.ts";
import { type Channels, createChannels } from "./channels.ts";
import type { CopyBuffer } from "./copy-buffer.ts";
import { createPreparedStatements, type PreparedStatements } from "./prepared-statements.ts";
import type { ReadPortal } from "./read-portal.ts";
import { createSessionSettings, type SessionSettings } from "./session-settings.ts";
import { noTransaction, type Transaction } from "./transaction.ts";

/** What a session is doing; only a `ready` one takes its next request. */
export type Phase =
  | { readonly kind: "ready"; readonly idleTimer?: TimerHandle }
  | { readonly kind: "running" }
  /** In the queue for the backend. */
  | { readonly kind: "waiting"; readonly reason: SessionWait; readonly work: Work; readonly timer: TimerHandle }
  /** In `pg_sleep`, or before its statement while an emulated latency passes. */
  | {
      readonly kind: "paused";
      readonly reason: "sleep" | "latency";
      readonly work: Work;
      readonly preamble: readonly Uint8Array[];
      readonly timer: TimerHandle;
    }
  /** Takes the client's data for a COPY. */
  | { readonly kind: "copying"; readonly work: Work; readonly buffer: CopyBuffer }
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
  readonly channels: Channels;
  /** By the client's name. */
  readonly readPortals: Map<string, ReadPortal>;
  /** NotificationResponses that its client is still to be told. */
  readonly tray: Uint8Array[];
  /** Time-outs that the open transaction has set for itself, by name; they end with it. */
  transactionSettings: ReadonlyMap<string, string>;
  transactionTimer: TimerHandle | undefined;
  /** The open transaction is one statement's own: it sleeps, and a client that cancels it wants it undone. */
  isWrapped: boolean;
  /** The transaction has set something for itself. */
  hasSetLocally: boolean;
  /** Parameters as its client was last told them, by name. */
  readonly reported: Map<string, string>;
  /** Of its present request. */
  moment: Moment;
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
    channels: createChannels(),
    readPortals: new Map(),
    tray: [],
    transactionSettings: new Map(),
    transactionTimer: undefined,
    isWrapped: false,
    hasSetLocally: false,
    reported: new Map(),
    moment: { unixMs: 0, entropy: 0 },
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
  if (phase.kind !== "ready" && phase.kind !== "closed") return "active";
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
  else if (phase.kind === "waiting" || phase.kind === "paused") phase.timer.clear();
}
