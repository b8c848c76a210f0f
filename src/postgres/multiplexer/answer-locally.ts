import type { Diagnostic } from "../../wire/backend-builders.ts";
import type { Statement } from "../sql/statement.ts";
import type { StatementRequest, Work } from "./request.ts";
import { failedTransaction, noTransaction, type Transaction } from "./transaction.ts";

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
  | { readonly kind: "deallocate"; readonly name: string };

export interface LocalContext {
  readonly transaction: Transaction;
  /** The session has not asked for another default isolation than READ COMMITTED. */
  readonly readsCommitted: boolean;
  hasPrepared(name: string): boolean;
}

/** `undefined`: the backend must be asked. */
export function answerLocally(work: Work, context: LocalContext): LocalAnswer | undefined {
  const { statements } = work;
  const [only] = statements;
  if (context.transaction.kind === "failed") return answerFailed(work);
  const refusal = refuse(statements);
  if (refusal) return { kind: "error", diagnostic: refusal };
  return only && statements.length === 1 ? answerSingle(only, work.sql, context) : undefined;
}

function answerFailed({ request, statements }: Work): LocalAnswer | undefined {
  const [first] = statements;
  if (first?.kind === "commit" || first?.kind === "rollback") {
    return statements.length === 1 ? { kind: "complete", tag: "ROLLBACK", transaction: noTransaction } : undefined;
  }
  return first || parsesSomething(request) ? { kind: "error", diagnostic: transactionAborted } : undefined;
}

const parsesSomething = (request: StatementRequest): boolean =>
  request.kind === "batch" && request.messages.some((message) => message.kind === "parse" || message.kind === "bind");

function refuse(statements: readonly Statement[]): Diagnostic | undefined {
  for (const statement of statements) {
    if (statement.kind === "refused") return notSupported(statement.feature);
    if (statements.length === 1) continue;
    if (statement.kind === "discard-all") return notSupported("DISCARD ALL beside other statements");
    if (statement.kind === "deallocate") return notSupported("DEALLOCATE beside other statements");
  }
  return undefined;
}

function answerSingle(statement: Statement, sql: string, context: LocalContext): LocalAnswer | undefined {
  switch (statement.kind) {
    case "begin":
      return answerBegin(statement, sql, context);
    case "commit":
    case "rollback":
      if (context.transaction.kind !== "deferred") return undefined;
      return { kind: "complete", tag: statement.kind.toUpperCase(), transaction: noTransaction };
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
  { transaction, readsCommitted }: LocalContext,
): LocalAnswer | undefined {
  if (transaction.kind === "deferred") return { kind: "complete", tag, transaction, warning: alreadyInTransaction };
  if (transaction.kind !== "none" || !deferrable || !readsCommitted) return undefined;
  return { kind: "complete", tag, transaction: { kind: "deferred", beginSql: sql } };
}

function answerDeallocate(name: string, { transaction, hasPrepared }: LocalContext): LocalAnswer {
  if (name === "all") {
    return { kind: "complete", tag: "DEALLOCATE ALL", transaction, effect: { kind: "deallocate-all" } };
  }
  if (!hasPrepared(name)) return { kind: "error", diagnostic: noSuchStatement(name) };
  return { kind: "complete", tag: "DEALLOCATE", transaction, effect: { kind: "deallocate", name } };
}

/** The transaction after an error that the backend has not seen. */
export const afterLocalError = (transaction: Transaction): Transaction =>
  transaction.kind === "none" ? noTransaction : failedTransaction;

const error = (code: string, message: string): Diagnostic => ({ severity: "ERROR", code, message });

const transactionAborted = error(
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
