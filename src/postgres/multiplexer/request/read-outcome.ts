import { commandComplete } from "../../../wire/backend-builders.ts";
import { readCommandTag, readDiagnostic } from "../../../wire/backend-message.ts";
import type { Frame } from "../../../wire/frame-messages.ts";
import { backendCode } from "../../../wire/message-codes.ts";
import { requestSqlState } from "../../engine/engine-functions.sql.ts";
import { editDiagnostic } from "./edit-diagnostic.ts";
import { type Edit, toClientPosition, unknownPrefix } from "./translate-sql.ts";

/** What the backend's reply means beyond what the client is told. */
export interface Outcome {
  /** For the client: without ReadyForQuery and the engine functions' notices. */
  readonly messages: readonly Uint8Array[];
  readonly failed: boolean;
  readonly parsedCount: number;
  readonly closedCount: number;
  /** A transaction was committed on the way, whatever came afterwards. */
  readonly hasCommitted: boolean;
  /** Tag of the last command, such as `ROLLBACK`. */
  readonly lastTag: string | undefined;
  /** How long `pg_sleep` was asked to sleep, milliseconds. */
  readonly sleepMs: number;
  readonly signals: readonly Signal[];
  readonly notifications: readonly Notification[];
}

export const emptyOutcome: Outcome = {
  messages: [],
  failed: false,
  parsedCount: 0,
  closedCount: 0,
  hasCommitted: false,
  lastTag: undefined,
  sleepMs: 0,
  signals: [],
  notifications: [],
};

/** What NOTIFY sends, once its transaction has committed. */
export interface Notification {
  readonly channel: string;
  readonly payload: string;
}

/** What the client's words became on the backend, for errors to be told in the client's. */
export interface ClientWords {
  /** Backend name of a prepared statement to the client's. */
  readonly clientNames: ReadonlyMap<string, string>;
  readonly edits: readonly Edit[];
  readonly tags: ReadonlyMap<string, string>;
}

/** A call of `pg_terminate_backend` or `pg_cancel_backend`. */
export interface Signal {
  readonly kind: "terminate" | "cancel";
  readonly pid: number;
}

export function readOutcome(frames: readonly Frame[], words: ClientWords): Outcome {
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
    } else if (frame.code === backendCode.errorResponse) messages.push(toClientWords(frame, words));
    else messages.push(toClientTag(frame, lastTag, words));
  }
  return {
    messages,
    failed: count(backendCode.errorResponse) > 0,
    parsedCount: count(backendCode.parseComplete),
    closedCount: count(backendCode.closeComplete),
    hasCommitted: frames.some(
      (frame) => frame.code === backendCode.commandComplete && readCommandTag(frame) === "COMMIT",
    ),
    lastTag,
    sleepMs,
    signals,
    notifications: [],
  };
}

function toClientTag({ code, bytes }: Frame, tag: string | undefined, { tags }: ClientWords): Uint8Array {
  const own = code === backendCode.commandComplete && tag !== undefined ? tags.get(tag) : undefined;
  return own === undefined ? bytes : commandComplete(own);
}

function toClientWords(frame: Frame, { clientNames, edits }: ClientWords): Uint8Array {
  const fields = readDiagnostic(frame);
  const text = fields.get("M") ?? "";
  const name = [...clientNames].find(([backendName]) => backendName !== "" && text.includes(`"${backendName}"`));
  const position = fields.get("P");
  return editDiagnostic(frame.bytes, {
    M: toClientText(text, name),
    P: position && String(toClientPosition(Number(position), edits)),
  });
}

/** PostgreSQL words errors about the unnamed statement in its own way. */
function toClientText(text: string, name: readonly [string, string] | undefined): string {
  const named = name ? text.replace(`"${name[0]}"`, `"${name[1]}"`) : text;
  return named
    .replace(`prepared statement "${unknownPrefix}"`, "unnamed prepared statement")
    .replace(`"${unknownPrefix}`, '"');
}
