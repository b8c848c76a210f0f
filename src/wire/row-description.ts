import type { ByteReader } from "./byte-reader.ts";
import { type Format, readFormat } from "./value-list.ts";

/** One column of a RowDescription. Source: PostgreSQL manual, "Message Formats", RowDescription. */
export interface Column {
  readonly name: string;
  /** 0 where the column is not one of a table; so is `columnNumber`. */
  readonly tableOid: number;
  readonly columnNumber: number;
  readonly typeOid: number;
  /** Negative for a type of variable width. */
  readonly typeLengthBytes: number;
  /** Its meaning is the type's; -1 where there is none. */
  readonly typeModifier: number;
  readonly format: Format;
}

export function readColumns(reader: ByteReader): Column[] {
  const columns: Column[] = [];
  for (let left = reader.uint16(); left > 0 && !reader.defect; left -= 1) columns.push(readColumn(reader));
  return columns;
}

const readColumn = (reader: ByteReader): Column => ({
  name: reader.cstring(),
  tableOid: reader.uint32(),
  columnNumber: reader.int16(),
  typeOid: reader.uint32(),
  typeLengthBytes: reader.int16(),
  typeModifier: reader.int32(),
  format: readFormat(reader),
});
