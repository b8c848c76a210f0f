import type { DatabaseErrorCode, DatabaseFailure } from "../control-protocol.ts";

/** Why a request to the database worker came to nothing; tell cases apart by `code`. */
export class DatabaseError extends Error {
  override readonly name = "DatabaseError";
  readonly code: DatabaseErrorCode;
  readonly sqlState: string | undefined;
  /** Character in the SQL at fault, from 1. */
  readonly position: number | undefined;
  /** What helps, where somebody outside has to do it. */
  readonly remedy: string | undefined;

  constructor({ code, message, sqlState, position, remedy }: DatabaseFailure) {
    super(message);
    this.code = code;
    this.sqlState = sqlState;
    this.position = position;
    this.remedy = remedy;
  }
}
