import type { TransactionStatus } from "../../../wire/message-codes.ts";
import type { Moment } from "../backend/backend.ts";

/** Where a session's transaction block stands. Source: PostgreSQL manual, "Transactions". */
export type Transaction =
  | { readonly kind: "none" }
  | DeferredTransaction
  /** Real: the session holds the backend. `failed` only with savepoints, to which the client may yet go back. */
  | { readonly kind: "open"; readonly beginSql: string; readonly hasSavepoints: boolean; readonly failed: boolean }
  /** Not on the backend any more; the client has yet to say ROLLBACK, or to go back to a savepoint of `before`. */
  | { readonly kind: "failed"; readonly beginSql: string; readonly before: DeferredTransaction | undefined };

/** BEGIN was answered; the backend has not heard of it yet, so nobody else waits. */
export interface DeferredTransaction {
  readonly kind: "deferred";
  readonly beginSql: string;
  /** Of the BEGIN. */
  readonly moment: Moment;
  /** Names of savepoints, oldest first; between them the client has only read. */
  readonly savepoints: readonly string[];
  /** Its isolation level can be changed no more. */
  readonly hasRead: boolean;
}

export const noTransaction: Transaction = { kind: "none" };

export const newTransaction = (beginSql: string, moment: Moment): DeferredTransaction => ({
  kind: "deferred",
  beginSql,
  moment,
  savepoints: [],
  hasRead: false,
});

/** The transaction after an error that has rolled it back on the backend, or that the backend has not seen. */
export function toFailed(transaction: Transaction): Transaction {
  if (transaction.kind === "none" || transaction.kind === "failed") return transaction;
  const before = transaction.kind === "deferred" && transaction.savepoints.length > 0 ? transaction : undefined;
  return { kind: "failed", beginSql: transaction.beginSql, before };
}

export function statusOf(transaction: Transaction): TransactionStatus {
  switch (transaction.kind) {
    case "none":
      return "I";
    case "deferred":
      return "T";
    case "open":
      return transaction.failed ? "E" : "T";
    case "failed":
      return "E";
  }
}
