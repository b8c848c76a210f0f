import { fail, ok, type Result } from "../contract/result.ts";
import { createByteReader } from "./byte-reader.ts";
import type { MalformedMessage } from "./frontend-message.ts";
import { startupCode } from "./message-codes.ts";

/** What a client may send before messages carry a type. Source: PostgreSQL manual, "Message Formats". */
export type StartupPacket =
  | { readonly kind: "startup"; readonly parameters: ReadonlyMap<string, string> }
  | { readonly kind: "ssl-request" }
  | { readonly kind: "gss-enc-request" }
  | { readonly kind: "cancel-request"; readonly pid: number; readonly secret: number }
  | { readonly kind: "unsupported-version"; readonly major: number; readonly minor: number };

export function parseStartupPacket(bytes: Uint8Array): Result<StartupPacket, MalformedMessage> {
  const reader = createByteReader(bytes, 4);
  const code = reader.int32();
  switch (code) {
    case startupCode.sslRequest:
      return ok({ kind: "ssl-request" });
    case startupCode.gssEncRequest:
      return ok({ kind: "gss-enc-request" });
    case startupCode.cancelRequest: {
      const packet = { kind: "cancel-request", pid: reader.int32(), secret: reader.int32() } as const;
      return reader.isIntact ? ok(packet) : fail({ code: "truncated", messageCode: 0 });
    }
    default:
      if (code >> 16 !== 3) return ok({ kind: "unsupported-version", major: code >> 16, minor: code & 0xffff });
      return parseParameters(reader);
  }
}

function parseParameters(reader: ReturnType<typeof createByteReader>): Result<StartupPacket, MalformedMessage> {
  const parameters = new Map<string, string>();
  for (let name = reader.cstring(); name !== ""; name = reader.cstring()) parameters.set(name, reader.cstring());
  return reader.isIntact ? ok({ kind: "startup", parameters }) : fail({ code: "truncated", messageCode: 0 });
}
