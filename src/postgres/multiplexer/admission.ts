import type { SessionWait } from "../../contract/database-protocol.ts";
import { scanSql } from "../sql/scan-sql.ts";
import type { Statement } from "../sql/statement.ts";
import type { Hold } from "./backend/hold.ts";
import { canPass } from "./backend/park-and-replay.ts";
import type { SharedBackend } from "./backend/shared-backend.ts";
import { endsTransaction, isTrial, type Work } from "./request/work.ts";
import type { Session } from "./session/session.ts";
import type { Transaction } from "./session/transaction.ts";

/** Why the request has to wait for the backend; `undefined`: it may run now. */
export function findWait(session: Session, work: Work, { hold }: SharedBackend): SessionWait | undefined {
  if (!hold || hold.session === session) return undefined;
  if (work.keepsPortal || !passes(work, session.transaction)) return "single-backend";
  if (isLockedOut(work, hold)) return "lock";
  return canPass(hold) ? undefined : "single-backend";
}

/** The holder has altered, dropped or locked a table that the request names: a reader waits on a real server too. */
function isLockedOut({ sql }: Work, { journal }: Hold): boolean {
  if (journal.locksOut.size === 0) return false;
  return scanSql(sql).some((tokens) => tokens.some((token) => journal.locksOut.has(token.text)));
}

function passes(work: Work, transaction: Transaction): boolean {
  const { statements } = work;
  if (transaction.kind === "failed") return !endsTransaction(work);
  if (isTrial(work, transaction) || isWholeRead(statements, transaction)) return true;
  return statements.every((statement) => leavesNothing(statement, transaction, statements.length));
}

/** BEGIN; SELECT …; COMMIT in one string. */
function isWholeRead(statements: readonly Statement[], transaction: Transaction): boolean {
  const [first, last] = [statements[0], statements.at(-1)];
  return (
    transaction.kind === "none" &&
    first?.kind === "begin" &&
    (last?.kind === "commit" || last?.kind === "rollback") &&
    statements.slice(1, -1).every(({ kind }) => kind === "read")
  );
}

/** Seen by the others, it might as well run before the holder's transaction has begun. */
function leavesNothing({ kind }: Statement, transaction: Transaction, statementCount: number): boolean {
  switch (kind) {
    case "read":
    case "prepare":
    case "listen":
    case "unlisten":
    case "cursor":
    case "deallocate":
    case "discard-all":
    case "refused":
      return true;
    case "set":
      return transaction.kind === "none";
    case "commit":
    case "rollback":
      return transaction.kind === "none"; // a mistake, of which the backend only warns
    case "set-local":
    case "savepoint":
    case "chain":
      return transaction.kind === "none" && statementCount === 1; // a mistake, which begins nothing
    case "begin":
    case "write":
    case "execute":
    case "copy-in":
      return false;
  }
}
