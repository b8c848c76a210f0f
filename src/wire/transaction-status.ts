import type { ByteReader } from "./byte-reader.ts";
import type { TransactionStatus } from "./message-codes.ts";

/** The content of a ReadyForQuery. */
export function readTransactionStatus(reader: ByteReader): TransactionStatus {
  const status = String.fromCharCode(reader.uint8());
  if (status === "I" || status === "T" || status === "E") return status;
  reader.reject("bad-status");
  return "I";
}
