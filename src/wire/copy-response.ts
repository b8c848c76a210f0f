import type { ByteReader } from "./byte-reader.ts";
import { type Format, readFormats, toFormat } from "./value-list.ts";

/** A COPY begins: the client sends rows (in), the server does (out), or both do. */
export interface CopyResponse {
  readonly kind: "copy-in-response" | "copy-out-response" | "copy-both-response";
  readonly format: Format;
  readonly columnFormats: readonly Format[];
}

/** Source: PostgreSQL manual, "Message Formats", CopyInResponse. */
export const readCopyResponse = (kind: CopyResponse["kind"], reader: ByteReader): CopyResponse => ({
  kind,
  format: toFormat(reader.uint8(), reader),
  columnFormats: readFormats(reader),
});
