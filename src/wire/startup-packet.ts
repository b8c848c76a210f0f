import { fail, ok, type Result } from "../contract/result.ts";
import { type ByteReader, createByteReader } from "./byte-reader.ts";
import type { MalformedMessage } from "./malformed-message.ts";
import { startupCode } from "./message-codes.ts";

/** What a client may send before messages carry a type. Source: PostgreSQL manual, "Message Formats". */
export type StartupPacket =
  | StartupMessage
  | { readonly kind: "ssl-request" }
  | { readonly kind: "gss-enc-request" }
  | { readonly kind: "cancel-request"; readonly pid: number; readonly secret: number }
  | { readonly kind: "unsupported-version"; readonly major: number; readonly minor: number };

/**
 * A client asks for a session of protocol 3.
 *
 * A server that knows an older `minor` only, or finds options unrecognized, says so with NegotiateProtocolVersion and
 * goes on. Source: PostgreSQL manual, "Message Flow", "Start-up".
 */
export interface StartupMessage {
  readonly kind: "startup";
  readonly minor: number;
  /** Names of protocol options (`_pq_.…`): protocol 3.0 knows none. */
  readonly unrecognizedOptions: readonly string[];
  /** Of a name that is sent twice, the last value holds, as in PostgreSQL. */
  readonly parameters: ReadonlyMap<string, string>;
}

/** Parses the whole packet, its length included. */
export function parseStartupPacket(bytes: Uint8Array): Result<StartupPacket, MalformedMessage> {
  const reader = createByteReader(bytes, 4);
  const packet = read(reader);
  // What follows the version is not known to us then, so it cannot be wrong.
  const defect = packet.kind === "unsupported-version" ? reader.defect : reader.finish();
  return defect ? fail({ code: defect, messageCode: 0 }) : ok(packet);
}

function read(reader: ByteReader): StartupPacket {
  const code = reader.uint32();
  switch (code) {
    case startupCode.sslRequest:
      return { kind: "ssl-request" };
    case startupCode.gssEncRequest:
      return { kind: "gss-enc-request" };
    case startupCode.cancelRequest:
      return { kind: "cancel-request", pid: reader.int32(), secret: reader.int32() };
    default: {
      const version = { major: code >>> 16, minor: code & 0xffff };
      return version.major === 3
        ? readStartupMessage(version.minor, reader)
        : { kind: "unsupported-version", ...version };
    }
  }
}

function readStartupMessage(minor: number, reader: ByteReader): StartupMessage {
  const parameters = new Map<string, string>();
  const unrecognizedOptions: string[] = [];
  for (let name = reader.cstring(); name !== ""; name = reader.cstring()) {
    const value = reader.cstring();
    if (name.startsWith("_pq_.")) unrecognizedOptions.push(name);
    else parameters.set(name, value);
  }
  return { kind: "startup", minor, unrecognizedOptions, parameters };
}
