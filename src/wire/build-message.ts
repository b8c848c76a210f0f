const encoder = new TextEncoder();

/** One field of a message. */
export type Field =
  | { readonly kind: "uint8"; readonly value: number }
  | { readonly kind: "int16"; readonly value: number }
  | { readonly kind: "int32"; readonly value: number }
  | BytesField;

interface BytesField {
  readonly kind: "bytes";
  readonly value: Uint8Array;
}

export const uint8 = (value: number): Field => ({ kind: "uint8", value });
export const int16 = (value: number): Field => ({ kind: "int16", value });
export const int32 = (value: number): Field => ({ kind: "int32", value });
export const raw = (value: Uint8Array): BytesField => ({ kind: "bytes", value });

/** Text as it is; its length is told by another field. */
export const text = (value: string): BytesField => raw(encoder.encode(value));

/** Text that ends with a zero byte; one inside it would cut the message's fields apart, so it throws. */
export function cstring(value: string): BytesField {
  if (value.includes("\0")) throw new Error(`Text with a zero byte cannot be sent: ${JSON.stringify(value)}`);
  return text(`${value}\0`);
}

const widthBytes = (field: Field): number => {
  switch (field.kind) {
    case "uint8":
      return 1;
    case "int16":
      return 2;
    case "int32":
      return 4;
    case "bytes":
      return field.value.length;
  }
};

/** Builds a typed message: its code, its length (which counts itself, not the code), its fields. */
export function buildMessage(code: number, ...fields: readonly Field[]): Uint8Array<ArrayBuffer> {
  return write(fields, 5, (view, length) => {
    view.setUint8(0, code);
    view.setInt32(1, length - 1);
  });
}

/** Builds a message without a code: what a client sends first. */
export function buildStartupPacket(...fields: readonly Field[]): Uint8Array<ArrayBuffer> {
  return write(fields, 4, (view, length) => view.setInt32(0, length));
}

function write(fields: readonly Field[], headerBytes: number, writeHeader: (view: DataView, length: number) => void) {
  const length = fields.reduce((sum, field) => sum + widthBytes(field), headerBytes);
  const message = new Uint8Array(length);
  const view = new DataView(message.buffer);
  writeHeader(view, length);
  let offset = headerBytes;
  for (const field of fields) {
    if (field.kind === "uint8") view.setUint8(offset, field.value);
    else if (field.kind === "int16") view.setInt16(offset, field.value);
    else if (field.kind === "int32") view.setInt32(offset, field.value);
    else message.set(field.value, offset);
    offset += widthBytes(field);
  }
  return message;
}

/** Joins messages into one block of bytes of its own. */
export function joinBytes(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    joined.set(part, offset);
    offset += part.length;
  }
  return joined;
}
