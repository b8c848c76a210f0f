import type { Diagnostic } from "../../../wire/backend-builders.ts";
import { copyInResponse } from "../../../wire/backend-builders.ts";
import { readColumnNames } from "../../../wire/backend-message.ts";
import { joinBytes } from "../../../wire/build-message.ts";
import { frameAll } from "../../../wire/frame-messages.ts";
import { backendCode } from "../../../wire/message-codes.ts";
import { type RunContext, runOnBackend } from "../backend/run-on-backend.ts";
import { type CopyBuffer, createCopyBuffer, maxCopyBytes } from "../session/copy-buffer.ts";
import type { Session } from "../session/session.ts";
import { findCopyIn, toColumnsSql } from "./copy-sql.ts";
import type { Outcome } from "./read-outcome.ts";
import type { Request } from "./request.ts";
import type { Work } from "./work.ts";

/** Where a COPY FROM STDIN has come to. Source: PostgreSQL manual, "Message Flow", "COPY Operations". */
export type CopyStep =
  | { readonly kind: "data-wanted"; readonly invitation: Uint8Array<ArrayBuffer>; readonly buffer: CopyBuffer }
  | { readonly kind: "refused"; readonly outcome: Outcome }
  | { readonly kind: "failed"; readonly diagnostic: Diagnostic }
  /** The client has said something else in the middle of its data: nothing that follows can be understood. */
  | { readonly kind: "out-of-step" }
  | { readonly kind: "complete"; readonly data: Uint8Array };

/**
 * Asks for the data once a COPY of no rows has gone well, which shows every mistake that PostgreSQL tells before it asks;
 * `undefined` where the request is no COPY.
 */
export function beginCopy(work: Work, session: Session, context: RunContext): CopyStep | undefined {
  const copy = findCopyIn(work);
  if (!copy) return undefined;
  const rehearsal = runOnBackend({ ...work, copyData: copy.isBinary ? emptyBinary : nothing }, session, context);
  if (rehearsal.failed) return { kind: "refused", outcome: rehearsal };
  const columns = runOnBackend(toReadWork(toColumnsSql(copy)), session, context);
  const header = frameAll(joinBytes(columns.messages)).find((frame) => frame.code === backendCode.rowDescription);
  const columnCount = header ? readColumnNames(header).length : 0;
  return { kind: "data-wanted", invitation: copyInResponse(columnCount, copy.isBinary), buffer: createCopyBuffer() };
}

const toReadWork = (sql: string): Work => ({
  request: { kind: "query", sql },
  statements: [{ kind: "read" }],
  sql,
  keepsPortal: false,
});

const nothing = new Uint8Array(0);

/** Signature, flags, extension and trailer. Source: PostgreSQL manual, "COPY", "Binary Format". */
const emptyBinary = Uint8Array.of(
  ...[0x50, 0x47, 0x43, 0x4f, 0x50, 0x59, 0x0a, 0xff, 0x0d, 0x0a, 0x00],
  ...[0, 0, 0, 0],
  ...[0, 0, 0, 0],
  ...[0xff, 0xff],
);

/** Takes one of the client's messages; `undefined` while more is to come. */
export function takeCopyMessage(
  request: Exclude<Request, { kind: "terminate" }>,
  buffer: CopyBuffer,
): CopyStep | undefined {
  switch (request.kind) {
    case "copy-data":
      return buffer.add(request.data) ? undefined : { kind: "failed", diagnostic: tooMuchData };
    case "copy-done":
      return { kind: "complete", data: buffer.take() };
    case "copy-fail":
      return { kind: "failed", diagnostic: copyFailed(request.reason) };
    case "batch":
      // Sync and Flush are allowed, for a client may not know yet that a COPY has begun.
      return request.messages.length === 0 ? undefined : { kind: "out-of-step" };
    case "query":
    case "malformed":
      return { kind: "out-of-step" };
  }
}

export const outOfStep: Diagnostic = {
  severity: "FATAL",
  code: "08P01",
  message: "terminating connection because protocol synchronization was lost",
};

export const unexpectedMessage: Diagnostic = {
  severity: "ERROR",
  code: "08P01",
  message: "unexpected message type 0x51 during COPY from stdin",
};

const error = (code: string, message: string): Diagnostic => ({ severity: "ERROR", code, message });

const copyFailed = (reason: string): Diagnostic => error("57014", `COPY from stdin failed: ${reason}`);
const tooMuchData = error("54000", `COPY from stdin takes at most ${maxCopyBytes / 1024 / 1024} MB here`);
