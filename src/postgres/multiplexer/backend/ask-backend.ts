import { findTransactionStatus, readColumnNames, readDiagnostic, readRow } from "../../../wire/backend-message.ts";
import { type Frame, frameAll } from "../../../wire/frame-messages.ts";
import { query } from "../../../wire/frontend-builders.ts";
import { backendCode, type TransactionStatus } from "../../../wire/message-codes.ts";
import { type Backend, BackendDiedError, type Moment } from "./backend.ts";

export interface BackendAnswer {
  readonly columns: readonly string[];
  /** Values in text format. */
  readonly rows: readonly (readonly (string | null)[])[];
  /** Fields of the first error by their letter: `C` SQLSTATE, `M` message, `P` position. */
  readonly error: ReadonlyMap<string, string> | undefined;
  readonly status: TransactionStatus;
}

/** Runs SQL of the multiplexer's own by the simple protocol; the last statement's rows come back. */
export function askBackend(backend: Backend, sql: string, moment: Moment): BackendAnswer {
  return readAnswer(frameAll(backend.exec(query(sql), moment)), sql);
}

/** The answer to a simple query. */
export function readAnswer(frames: readonly Frame[], sql: string): BackendAnswer {
  const status = findTransactionStatus(frames);
  if (!status) throw new BackendDiedError(`No ReadyForQuery after: ${sql.slice(0, 200)}`);
  const error = frames.find((frame) => frame.code === backendCode.errorResponse);
  const description = frames.findLastIndex((frame) => frame.code === backendCode.rowDescription);
  const header = frames[description];
  return {
    columns: header ? readColumnNames(header) : [],
    rows: frames
      .slice(description + 1)
      .filter((frame) => frame.code === backendCode.dataRow)
      .map(readRow),
    error: error && readDiagnostic(error),
    status,
  };
}

/** An SQL string constant. */
export const quoteLiteral = (text: string): string => `'${text.replaceAll("'", "''")}'`;
