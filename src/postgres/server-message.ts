// The small zod: this runs in the worker that a first Run waits for.
import * as z from "zod/mini";
import type { ServerToDatabase } from "../contract/database-protocol.ts";
import { fail, ok, type Result } from "../contract/result.ts";

/** A server process runs a learner's code, so nothing that it sends is taken on trust. */
const maxChunkBytes = 16 * 1024 * 1024;

const id = z.int().check(z.minimum(0));
const header = { messageId: id, atMs: z.number().check(z.minimum(0), z.maximum(1e15)) };
const chunk = z.instanceof(Uint8Array).check(
  z.refine((bytes) => bytes.length <= maxChunkBytes),
  z.refine((bytes) => bytes.buffer instanceof ArrayBuffer),
);

const serverMessageSchema = z.discriminatedUnion("kind", [
  z.object({ ...header, kind: z.literal("connect"), connectionId: id }),
  z.object({ ...header, kind: z.literal("bytes"), connectionId: id, bytes: chunk }),
  z.object({ ...header, kind: z.literal("disconnect"), connectionId: id }),
  z.object({ ...header, kind: z.literal("timer-fired"), timerId: id }),
]);

const messageIdOf = z.object({ messageId: id });
const connectionIdOf = z.object({ connectionId: id });

/** What could be told of a message that cannot be understood. */
export interface MalformedServerMessage {
  readonly messageId: number | undefined;
  readonly connectionId: number | undefined;
}

export function parseServerMessage(data: unknown): Result<ServerToDatabase, MalformedServerMessage> {
  const message = serverMessageSchema.safeParse(data);
  if (message.success) return ok(message.data as ServerToDatabase);
  return fail({
    messageId: messageIdOf.safeParse(data).data?.messageId,
    connectionId: connectionIdOf.safeParse(data).data?.connectionId,
  });
}
