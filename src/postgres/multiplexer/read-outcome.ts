import { readCommandTag, readDiagnostic } from "../../wire/backend-message.ts";
import { buildMessage, cstring, raw } from "../../wire/build-message.ts";
import type { Frame } from "../../wire/frame-messages.ts";
import { backendCode } from "../../wire/message-codes.ts";
import { requestSqlState } from "../engine/engine-functions.sql.ts";

/** What the backend's reply means beyond what the client is told. */
export interface Outcome {
  /** For the client: without ReadyForQuery and the engine functions' notices. */
  readonly messages: readonly Uint8Array[];
  readonly failed: boolean;
  readonly parsedCount: number;
  /** Tag of the last command, such as `ROLLBACK`. */
  readonly lastTag: string | undefined;
  /** How long `pg_sleep` was asked to sleep, milliseconds. */
  readonly sleepMs: number;
  readonly signals: readonly Signal[];
}

/** A call of `pg_terminate_backend` or `pg_cancel_backend`. */
export interface Signal {
  readonly kind: "terminate" | "cancel";
  readonly pid: number;
}

/** `clientNames` maps the backend's names of prepared statements to the client's. */
export function readOutcome(frames: readonly Frame[], clientNames: ReadonlyMap<string, string>): Outcome {
  const messages: Uint8Array[] = [];
  const signals: Signal[] = [];
  let sleepMs = 0;
  let lastTag: string | undefined;
  const count = (code: number): number => frames.filter((frame) => frame.code === code).length;
  for (const frame of frames) {
    if (frame.code === backendCode.readyForQuery) continue;
    if (frame.code === backendCode.commandComplete) lastTag = readCommandTag(frame);
    if (frame.code === backendCode.noticeResponse) {
      const notice = readDiagnostic(frame);
      const argument = Number(notice.get("M"));
      const sqlState = notice.get("C");
      if (sqlState === requestSqlState.sleep) sleepMs += Math.max(0, argument * 1_000);
      else if (sqlState === requestSqlState.terminate) signals.push({ kind: "terminate", pid: argument });
      else if (sqlState === requestSqlState.cancel) signals.push({ kind: "cancel", pid: argument });
      else messages.push(frame.bytes);
    } else messages.push(frame.code === backendCode.errorResponse ? renameInError(frame, clientNames) : frame.bytes);
  }
  return {
    messages,
    failed: count(backendCode.errorResponse) > 0,
    parsedCount: count(backendCode.parseComplete),
    lastTag,
    sleepMs,
    signals,
  };
}

function renameInError(frame: Frame, clientNames: ReadonlyMap<string, string>): Uint8Array {
  const fields = readDiagnostic(frame);
  const text = fields.get("M") ?? "";
  const name = [...clientNames].find(([backendName]) => backendName !== "" && text.includes(`"${backendName}"`));
  if (!name) return frame.bytes;
  const renamed = [...fields].map(([code, value]) =>
    cstring(code + (code === "M" ? value.replace(`"${name[0]}"`, `"${name[1]}"`) : value)),
  );
  return buildMessage(frame.code, ...renamed, raw(new Uint8Array(1)));
}
