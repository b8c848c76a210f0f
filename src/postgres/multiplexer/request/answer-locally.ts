import type { Diagnostic } from "../../../wire/backend-builders.ts";
import type { Statement } from "../../sql/statement.ts";
import type { Moment } from "../backend/backend.ts";
import { applySavepoint, savepointTag } from "../session/deferred-savepoints.ts";
import {
  type DeferredTransaction,
  newTransaction,
  noTransaction,
  statusOf,
  type Transaction,
} from "../session/transaction.ts";
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
  | { readonly kind: "deallocate"; readonly name: string };

export interface LocalContext {
  readonly transaction: Transaction;
  /** The transaction was rolled back on the backend so that readers could pass. */
  readonly isParked: boolean;
  /** Of this request. */
  readonly moment: Moment;
  /** A transaction begun so need not be on the backend before it writes. */
  mayWait(beginSql: string): boolean;
  hasPrepared(name: string): boolean;
}

/** `undefined`: the backend must be asked. */
export function answerLocally(work: Work, context: LocalContext): LocalAnswer | undefined {
  const { statements } = work;
  const [only] = statements;
  if (isMereClose(work) && context.transaction.kind !== "open")
    return { kind: "complete", tag: "", transaction: context.transaction };
  if (context.transaction.kind === "failed") return answerFailed(work, context);
  if (statusOf(context.transaction) === "E")
    return only && statements.length === 1 ? answerEnd(only, context) : undefined;
  return only && statements.length === 1 ? answerSingle(only, work, context) : undefined;
}

/** Where nothing is open on the backend there is no portal to close there, and a statement is closed there later. */
const isMereClose = ({ request }: Work): boolean =>
  request.kind === "batch" && request.messages.length > 0 && request.messages.every(({ kind }) => kind === "close");

/** ROLLBACK of a transaction that is not on the backend at the moment. */
function answerEnd(statement: Statement, context: LocalContext): LocalAnswer | undefined {
  if (context.transaction.kind !== "deferred" && !context.isParked) return undefined;
  if (statement.kind === "rollback") return { kind: "complete", tag: "ROLLBACK", transaction: noTransaction };
  return statement.kind === "chain" && statement.ending === "rollback" ? answerChain("rollback", context) : undefined;
}

/** What else a failed transaction answers, PostgreSQL itself shall say, for it looks at the syntax first. */
function answerFailed({ statements }: Work, context: LocalContext): LocalAnswer | undefined {
  const { transaction } = context;
  const [only] = statements;
  if (!only || statements.length > 1 || transaction.kind !== "failed") return undefined;
  if (only.kind === "commit" || only.kind === "rollback") {
    return { kind: "complete", tag: "ROLLBACK", transaction: noTransaction };
  }
  if (only.kind === "chain") return answerChain("rollback", context);
  if (only.kind === "savepoint" && only.action === "rollback-to" && transaction.before) {
    return answerSavepoint(transaction.before, only);
  }
  return undefined;
}

/** The next transaction has the characteristics of the last one. */
function answerChain(
  ending: "commit" | "rollback",
  { transaction, mayWait, moment }: LocalContext,
): LocalAnswer | undefined {
  if (transaction.kind === "none" || !mayWait(transaction.beginSql)) return undefined;
  return { kind: "complete", tag: ending.toUpperCase(), transaction: newTransaction(transaction.beginSql, moment) };
}

function answerSavepoint(
  transaction: DeferredTransaction,
  statement: Extract<Statement, { kind: "savepoint" }>,
): LocalAnswer {
  const applied = applySavepoint(transaction, statement);
  if (!applied.ok) return { kind: "error", diagnostic: applied.error };
  return { kind: "complete", tag: savepointTag[statement.action], transaction: applied.value };
}

/** Why a request must not reach the backend, whatever else is in it. */
export function findRefusal({ statements }: Work): Diagnostic | undefined {
  for (const statement of statements) {
    if (statement.kind === "refused") return notSupported(statement.feature);
    if (statements.length === 1) continue;
    if (statement.kind === "discard-all") return discardInTransaction;
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
      return answerEnd(statement, context);
    case "savepoint":
      return context.transaction.kind === "deferred" ? answerSavepoint(context.transaction, statement) : undefined;
    case "chain":
      return context.transaction.kind === "deferred"
        ? answerChain(statement.ending, context)
        : answerEnd(statement, context);
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
  { hasModes, tag }: Extract<Statement, { kind: "begin" }>,
  sql: string,
  { transaction, mayWait, moment }: LocalContext,
): LocalAnswer | undefined {
  if (transaction.kind === "deferred" && !hasModes)
    return { kind: "complete", tag, transaction, warning: alreadyInTransaction };
  if (transaction.kind !== "none" || !mayWait(sql)) return undefined;
  return { kind: "complete", tag, transaction: newTransaction(sql, moment) };
}

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
