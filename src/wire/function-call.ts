import type { ByteReader } from "./byte-reader.ts";
import { type Format, readFormat, readFormats, readValues } from "./value-list.ts";

/** A call of one function by its OID, a forerunner of the extended query protocol. */
export interface FunctionCallMessage {
  readonly kind: "function-call";
  readonly functionOid: number;
  /** None: all are text. One: it holds for all. Else one for each argument. */
  readonly argumentFormats: readonly Format[];
  readonly arguments: readonly (Uint8Array | null)[];
  readonly resultFormat: Format;
}

/** Source: PostgreSQL manual, "Message Formats", FunctionCall. */
export function readFunctionCall(reader: ByteReader): FunctionCallMessage {
  const functionOid = reader.uint32();
  const argumentFormats = readFormats(reader);
  const values = readValues(reader);
  if (argumentFormats.length > 1 && argumentFormats.length !== values.length) reader.reject("bad-count");
  return { kind: "function-call", functionOid, argumentFormats, arguments: values, resultFormat: readFormat(reader) };
}
