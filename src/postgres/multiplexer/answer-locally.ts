import type { Diagnostic } from "../../wire/backend-builders.ts";
import type { Statement } from "../sql/statement.ts";
import type { Moment } from "./backend.ts";
import { applySavepoint, savepointTag } from "./deferred-savepoints.ts";
import { type DeferredTransaction, noTransaction, type Transaction } from "./transaction.ts";
import type { Work } from "./work.ts";

/** What can be said to a request without asking the backend. */
export type LocalAnswer =
  | {
      readonly kind: "complete";
      readonly tag: string;
      readonly transaction: Transaction;
      readonly warning?: Diagnostic;
      readonly effect?: LocalEffect;
    }
  | { readonly kind: "error"; readonly diagnostic: Diagnostic };

/** Changes to the session's own statements and settings. */
export type LocalEffect =
  | { readonly kind: "discard-all" }
  | { readonly kind: "deallocate-all" }
  | { readonly kind: "deallocate"; readonly name: string }
  | { readonly kind: "unlisten"; readonly channel: string };

export interface LocalContext {
  readonly transaction: Transaction;
  /** The transaction was rolled back on the backend so that readers could pass. */
  readonly isParked: boolean;
  /** Of this request. */
  readonly moment: Moment;
  /** The session has not asked for another default isolation than READ COMMITTED. */
  readonly readsCommitted: boolean;
  hasPrepared(name: string): boolean;
}

/** `undefined`: the backend must be asked. */
export function answerLocally(work: Work, context: LocalContext): LocalAnswer | undefined {
  const { statements } = work;
  const [only] = statements;
  if (context.transaction.kind === "failed") return answerFailed(work, context);
  const refusal = refuse(statements);
  if (refusal) return { kind: "error", diagnostic: refusal };
  return only && statements.length === 1 ? answerSingle(only, work, context) : undefined;
}

/** What else a failed transaction answers, PostgreSQL itself shall say, for it looks at the syntax first. */
function answerFailed({ statements }: Work, { transaction }: LocalContext): LocalAnswer | undefined {
  const [only] = statements;
  if (!only || statements.length > 1 || transaction.kind !== "failed") return undefined;
  if (only.kind === "commit" || only.kind === "rollback") {
    return { kind: "complete", tag: "ROLLBACK", transaction: noTransaction };
  }
  if (only.kind === "savepoint" && only.action === "rollback-to" && transaction.before) {
    return answerSavepoint(transaction.before, only);
  }
  return undefined;
}

function answerSavepoint(
  transaction: DeferredTransaction,
  statement: Extract<Statement, { kind: "savepoint" }>,
): LocalAnswer {
  const applied = applySavepoint(transaction, statement);
  if (!applied.ok) return { kind: "error", diagnostic: applied.error };
  return { kind: "complete", tag: savepointTag[statement.action], transaction: applied.value };
}

function refuse(statements: readonly Statement[]): Diagnostic | undefined {
  for (const statement of statements) {
    if (statement.kind === "refused") return notSupported(statement.feature);
    if (statements.length === 1) continue;
    if (statement.kind === "discard-all") return discardInTransaction;
    if (statement.kind === "deallocate" && statement.name === "all")
      return notSupported("DEALLOCATE ALL beside other statements");
    if (statement.kind === "unlisten") return notSupported("UNLISTEN beside other statements");
    if (statement.kind === "copy-in") return notSupported("COPY FROM STDIN beside other statements");
  }
  return undefined;
}

function answerSingle(statement: Statement, { sql, request }: Work, context: LocalContext): LocalAnswer | undefined {
  switch (statement.kind) {
    case "begin":
      return answerBegin(statement, sql, context);
    case "commit":
      if (context.transaction.kind !== "deferred") return undefined;
      return { kind: "complete", tag: "COMMIT", transaction: noTransaction };
    case "rollback":
      if (context.transaction.kind !== "deferred" && !context.isParked) return undefined;
      return { kind: "complete", tag: "ROLLBACK", transaction: noTransaction };
    case "savepoint":
      return context.transaction.kind === "deferred" ? answerSavepoint(context.transaction, statement) : undefined;
    case "unlisten": {
      const effect = { kind: "unlisten", channel: statement.channel } as const;
      return { kind: "complete", tag: "UNLISTEN", transaction: context.transaction, effect };
    }
    case "copy-in":
      if (request.kind === "query") return undefined;
      return { kind: "error", diagnostic: notSupported("COPY FROM STDIN in the extended protocol") };
    case "deallocate":
      return answerDeallocate(statement.name, context);
    case "discard-all":
      if (context.transaction.kind !== "none") return { kind: "error", diagnostic: discardInTransaction };
      return { kind: "complete", tag: "DISCARD ALL", transaction: noTransaction, effect: { kind: "discard-all" } };
    default:
      return undefined;
  }
}

function answerBegin(
  { deferrable, tag }: Extract<Statement, { kind: "begin" }>,
  sql: string,
  { transaction, readsCommitted, moment }: LocalContext,
): LocalAnswer | undefined {
  if (transaction.kind === "deferred") return { kind: "complete", tag, transaction, warning: alreadyInTransaction };
  if (transaction.kind !== "none" || !deferrable || !readsCommitted) return undefined;
  return { kind: "complete", tag, transaction: { ...newTransaction, beginSql: sql, moment } };
}

const newTransaction = { kind: "deferred", savepoints: [], hasRead: false } as const;

function answerDeallocate(name: string, { transaction, hasPrepared }: LocalContext): LocalAnswer {
  if (name === "all") {
    return { kind: "complete", tag: "DEALLOCATE ALL", transaction, effect: { kind: "deallocate-all" } };
  }
  if (!hasPrepared(name)) return { kind: "error", diagnostic: noSuchStatement(name) };
  return { kind: "complete", tag: "DEALLOCATE", transaction, effect: { kind: "deallocate", name } };
}

const error = (code: string, message: string): Diagnostic => ({ severity: "ERROR", code, message });

/** What a failed transaction answers to everything but its end. */
export const transactionAborted = error(
  "25P02",
  "current transaction is aborted, commands ignored until end of transaction block",
);
const discardInTransaction = error("25001", "DISCARD ALL cannot run inside a transaction block");
const noSuchStatement = (name: string): Diagnostic => error("26000", `prepared statement "${name}" does not exist`);

const notSupported = (feature: string): Diagnostic => ({
  ...error("0A000", `${feature} is not supported here`),
  hint: "All sessions share one embedded backend, and this cannot be kept apart for each of them.",
});

const alreadyInTransaction: Diagnostic = {
  severity: "WARNING",
  code: "25001",
  message: "there is already a transaction in progress",
};
