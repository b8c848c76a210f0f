import { fail, ok, type Result } from "../contract/result.ts";
import { type ByteReader, createByteReader } from "./byte-reader.ts";
import type { Defect } from "./defect.ts";
import type { Frame } from "./frame-messages.ts";

/**
 * A message whose frame was whole and whose content is not what the protocol says.
 *
 * PostgreSQL ends the session for `unknown-message` alone. For a defect it answers an error and goes on, after messages
 * of the extended protocol from the next Sync. Source: `postgres.c`.
 */
export interface MalformedMessage {
  readonly code: "unknown-message" | Defect;
  /** First byte of the message; 0 for the packets that open a connection. */
  readonly messageCode: number;
}

/** Reads a typed message to its last byte; `read` gives `undefined` for a code that it does not know. */
export function parseFrame<T>(
  { code, bytes }: Frame,
  read: (code: number, reader: ByteReader) => T | undefined,
): Result<T, MalformedMessage> {
  const reader = createByteReader(bytes, 5);
  const message = read(code, reader);
  if (message === undefined) return fail({ code: "unknown-message", messageCode: code });
  const defect = reader.finish();
  return defect ? fail({ code: defect, messageCode: code }) : ok(message);
}
