const decoder = new TextDecoder();

/** Reads a message's fields in order; reading past the end yields zeros and is remembered, so callers check once. */
export interface ByteReader {
  uint8(): number;
  int16(): number;
  int32(): number;
  /** A string that ends with a zero byte. */
  cstring(): string;
  bytes(length: number): Uint8Array;
  rest(): Uint8Array;
  /** Every read so far lay inside the message. */
  readonly isIntact: boolean;
  readonly remaining: number;
}

export function createByteReader(bytes: Uint8Array, start = 0): ByteReader {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let offset = start;
  let isIntact = true;

  const take = (length: number): number | undefined => {
    if (length < 0 || offset + length > bytes.length) {
      isIntact = false;
      offset = bytes.length;
      return undefined;
    }
    const from = offset;
    offset += length;
    return from;
  };

  const slice = (length: number): Uint8Array => {
    const from = take(length);
    return from === undefined ? new Uint8Array(0) : bytes.subarray(from, from + length);
  };

  return {
    uint8: () => {
      const from = take(1);
      return from === undefined ? 0 : view.getUint8(from);
    },
    int16: () => {
      const from = take(2);
      return from === undefined ? 0 : view.getInt16(from);
    },
    int32: () => {
      const from = take(4);
      return from === undefined ? 0 : view.getInt32(from);
    },
    cstring: () => {
      const end = bytes.indexOf(0, offset);
      if (end < 0) {
        take(-1);
        return "";
      }
      const text = decoder.decode(bytes.subarray(offset, end));
      offset = end + 1;
      return text;
    },
    bytes: slice,
    rest: () => slice(bytes.length - offset),
    get isIntact() {
      return isIntact;
    },
    get remaining() {
      return bytes.length - offset;
    },
  };
}
