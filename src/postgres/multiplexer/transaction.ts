import type { TransactionStatus } from "../../wire/message-codes.ts";

/** Where a session's transaction block stands. Source: PostgreSQL manual, "Transactions". */
export type Transaction =
  | { readonly kind: "none" }
  /** BEGIN was answered; the backend has not heard of it yet, so nobody else waits. */
  | { readonly kind: "deferred"; readonly beginSql: string }
  /** Real: the session holds the backend. `failed` only with savepoints, to which the client may yet go back. */
  | { readonly kind: "open"; readonly hasSavepoints: boolean; readonly failed: boolean }
  /** Rolled back on the backend; the client has yet to say ROLLBACK. */
  | { readonly kind: "failed" };

export const noTransaction: Transaction = { kind: "none" };
export const failedTransaction: Transaction = { kind: "failed" };

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
