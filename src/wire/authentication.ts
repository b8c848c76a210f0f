import type { ByteReader } from "./byte-reader.ts";

/** What a server says of authentication; `method` is the code of what it asks for, `data` what belongs to it. */
export type AuthenticationMessage =
  | { readonly kind: "authentication-ok" }
  | { readonly kind: "authentication-request"; readonly method: number; readonly data: Uint8Array };

/** Source: PostgreSQL manual, "Message Formats", AuthenticationOk and those after it. */
export function readAuthentication(reader: ByteReader): AuthenticationMessage {
  const method = reader.int32();
  return method === 0 ? { kind: "authentication-ok" } : { kind: "authentication-request", method, data: reader.rest() };
}
