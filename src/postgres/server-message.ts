import type { ServerToDatabase } from "../contract/database-protocol.ts";
import { fail, ok, type Result } from "../contract/result.ts";

/** A server process runs a learner's code, so nothing that it sends is taken on trust. */
const maxChunkBytes = 16 * 1024 * 1024;
const maxAtMs = 1e15;

/** What could be told of a message that cannot be understood. */
export interface MalformedServerMessage {
  readonly messageId: number | undefined;
  readonly connectionId: number | undefined;
}

interface Untrusted {
  readonly kind?: unknown;
  readonly messageId?: unknown;
  readonly atMs?: unknown;
  readonly connectionId?: unknown;
  readonly timerId?: unknown;
  readonly bytes?: unknown;
}

/** By hand, not by schema: every message of every session passes here, and a first Run waits for this script. */
export function parseServerMessage(data: unknown): Result<ServerToDatabase, MalformedServerMessage> {
  const untrusted: Untrusted = typeof data === "object" && data !== null ? data : {};
  const message = read(untrusted);
  if (message) return ok(message);
  const { messageId, connectionId } = untrusted;
  return fail({
    messageId: isId(messageId) ? messageId : undefined,
    connectionId: isId(connectionId) ? connectionId : undefined,
  });
}

function read({ kind, messageId, atMs, connectionId, timerId, bytes }: Untrusted): ServerToDatabase | undefined {
  if (!isId(messageId) || !isTime(atMs)) return undefined;
  switch (kind) {
    case "connect":
    case "disconnect":
      return isId(connectionId) ? { kind, messageId, atMs, connectionId } : undefined;
    case "bytes":
      return isId(connectionId) && isChunk(bytes) ? { kind, messageId, atMs, connectionId, bytes } : undefined;
    case "timer-fired":
      return isId(timerId) ? { kind, messageId, atMs, timerId } : undefined;
    default:
      return undefined;
  }
}

const isId = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;

const isTime = (value: unknown): value is number => typeof value === "number" && value >= 0 && value <= maxAtMs;

const isChunk = (value: unknown): value is Uint8Array<ArrayBuffer> =>
  value instanceof Uint8Array && value.buffer instanceof ArrayBuffer && value.length <= maxChunkBytes;
