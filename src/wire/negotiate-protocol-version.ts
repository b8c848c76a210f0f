import type { ByteReader } from "./byte-reader.ts";

/** The server speaks an older minor version than was asked for, or did not recognize protocol options. */
export interface NegotiateProtocolVersion {
  readonly kind: "negotiate-protocol-version";
  readonly major: number;
  readonly minor: number;
  readonly unrecognizedOptions: readonly string[];
}

/**
 * The manual speaks of the minor version alone; PostgreSQL sends the whole version number, and libpq refuses less.
 *
 * Source: PostgreSQL manual, "Message Formats", NegotiateProtocolVersion; `backend_startup.c`.
 */
export function readNegotiateProtocolVersion(reader: ByteReader): NegotiateProtocolVersion {
  const version = reader.uint32();
  const unrecognizedOptions: string[] = [];
  for (let left = reader.uint32(); left > 0 && !reader.defect; left -= 1) unrecognizedOptions.push(reader.cstring());
  return {
    kind: "negotiate-protocol-version",
    major: version >>> 16,
    minor: version & 0xffff,
    unrecognizedOptions,
  };
}
