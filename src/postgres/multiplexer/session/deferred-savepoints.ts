import { fail, ok, type Result } from "../../../contract/result.ts";
import type { Diagnostic } from "../../../wire/backend-builders.ts";
import type { Statement } from "../../sql/statement.ts";
import type { DeferredTransaction } from "./transaction.ts";

type Savepoint = Extract<Statement, { kind: "savepoint" }>;

/** A savepoint's effect on a transaction that has only read, so that the backend need not know yet. */
export function applySavepoint(
  transaction: DeferredTransaction,
  { action, name }: Savepoint,
): Result<DeferredTransaction, Diagnostic> {
  const { savepoints } = transaction;
  if (action === "save") return ok({ ...transaction, savepoints: [...savepoints, name] });
  const index = savepoints.lastIndexOf(name);
  if (index < 0) return fail({ severity: "ERROR", code: "3B001", message: `savepoint "${name}" does not exist` });
  return ok({ ...transaction, savepoints: savepoints.slice(0, action === "release" ? index : index + 1) });
}

/** Tags of the commands. */
export const savepointTag = { save: "SAVEPOINT", release: "RELEASE", "rollback-to": "ROLLBACK" } as const;

/** SQL that makes a savepoint on the backend. */
export const toSavepointSql = (name: string): string => `SAVEPOINT "${name.replaceAll('"', '""')}"`;
