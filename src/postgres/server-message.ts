import type { Rest, ServerToDatabase } from "../contract/database-protocol.ts";
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
  readonly postId?: unknown;
  readonly commandCount?: unknown;
  readonly dueMs?: unknown;
  readonly isDue?: unknown;
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

function read(untrusted: Untrusted): ServerToDatabase | undefined {
  const { kind, messageId, atMs, connectionId, timerId, bytes } = untrusted;
  if (!isId(messageId) || !isTime(atMs)) return undefined;
  switch (kind) {
    case "connect":
    case "disconnect":
      return isId(connectionId) ? { kind, messageId, atMs, connectionId } : undefined;
    case "bytes":
      return isId(connectionId) && isChunk(bytes) ? { kind, messageId, atMs, connectionId, bytes } : undefined;
    case "timer-fired":
      return isId(timerId) ? { kind, messageId, atMs, timerId } : undefined;
    case "resting": {
      const rest = readRest(untrusted);
      return rest && { kind, messageId, atMs, ...rest };
    }
    default:
      return undefined;
  }
}

function readRest({ postId, commandCount, dueMs, isDue }: Untrusted): Rest | undefined {
  if (!isId(postId) || !isId(commandCount) || typeof isDue !== "boolean") return undefined;
  return dueMs === null || isTime(dueMs) ? { postId, commandCount, dueMs, isDue } : undefined;
}

const isId = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;

const isTime = (value: unknown): value is number => typeof value === "number" && value >= 0 && value <= maxAtMs;

const isChunk = (value: unknown): value is Uint8Array<ArrayBuffer> =>
  value instanceof Uint8Array && value.buffer instanceof ArrayBuffer && value.length <= maxChunkBytes;
