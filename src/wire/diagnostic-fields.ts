import type { ByteReader } from "./byte-reader.ts";

/**
 * Fields of an ErrorResponse or NoticeResponse by their letter: `C` SQLSTATE, `M` message, `P` position.
 *
 * Source: PostgreSQL manual, "Error and Notice Message Fields".
 */
export type DiagnosticFields = ReadonlyMap<string, string>;

export function readDiagnosticFields(reader: ByteReader): DiagnosticFields {
  const fields = new Map<string, string>();
  for (let letter = reader.uint8(); letter !== 0; letter = reader.uint8())
    fields.set(String.fromCharCode(letter), reader.cstring());
  return fields;
}
