import type { ByteReader } from "./byte-reader.ts";

/** How a value is written on the wire. */
export type Format = "text" | "binary";

/** Values that each have their length before them, as in DataRow and Bind; NULL is `null`. */
export function readValues(reader: ByteReader): (Uint8Array | null)[] {
  const values: (Uint8Array | null)[] = [];
  for (let left = reader.uint16(); left > 0 && !reader.defect; left -= 1) values.push(reader.value());
  return values;
}

export const readFormat = (reader: ByteReader): Format => toFormat(reader.uint16(), reader);

export function toFormat(code: number, reader: ByteReader): Format {
  if (code > 1) reader.reject("bad-format");
  return code === 1 ? "binary" : "text";
}

export function readFormats(reader: ByteReader): Format[] {
  const formats: Format[] = [];
  for (let left = reader.uint16(); left > 0 && !reader.defect; left -= 1) formats.push(readFormat(reader));
  return formats;
}
