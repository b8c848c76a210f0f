import type { Defect } from "./defect.ts";
import { decodeLossy, decodeUtf8 } from "./utf8.ts";

/**
 * Reads a message's fields in order.
 *
 * Reading goes on after a defect, with zeros and empty values; the first defect is kept, so callers check once.
 */
class ByteReader {
  readonly #bytes: Uint8Array;
  #position: number;
  #defect: Defect | undefined;

  constructor(bytes: Uint8Array, start: number) {
    this.#bytes = bytes;
    this.#position = start;
  }

  get defect(): Defect | undefined {
    return this.#defect;
  }

  get position(): number {
    return this.#position;
  }

  reject(defect: Defect): void {
    this.#defect ??= defect;
  }

  /** The first defect, where bytes left over are one. */
  finish(): Defect | undefined {
    if (this.#position < this.#bytes.length) this.reject("trailing-bytes");
    return this.#defect;
  }

  uint8(): number {
    const from = this.#take(1);
    return this.#byte(from);
  }

  /** A count: PostgreSQL reads all 16 bits, so that up to 65,535 parameters can be bound. */
  uint16(): number {
    const from = this.#take(2);
    return (this.#byte(from) << 8) | this.#byte(from + 1);
  }

  int16(): number {
    return (this.uint16() << 16) >> 16;
  }

  int32(): number {
    const from = this.#take(4);
    return (this.#byte(from) << 24) | (this.#byte(from + 1) << 16) | (this.#byte(from + 2) << 8) | this.#byte(from + 3);
  }

  /** An object identifier (OID). */
  uint32(): number {
    return this.int32() >>> 0;
  }

  /** Text that ends with a zero byte. */
  cstring(): string {
    const end = this.#bytes.indexOf(0, this.#position);
    if (end < 0) {
      this.#truncate();
      return "";
    }
    const encoded = this.bytes(end - this.#position);
    this.#position = end + 1;
    const text = decodeUtf8(encoded);
    if (text !== undefined) return text;
    this.reject("not-utf8");
    return decodeLossy(encoded);
  }

  bytes(lengthBytes: number): Uint8Array {
    const from = this.#take(lengthBytes);
    return this.#bytes.subarray(from, this.#position);
  }

  /** A value with its length before it; -1 stands for NULL. */
  value(): Uint8Array | null {
    const lengthBytes = this.int32();
    if (lengthBytes >= 0) return this.bytes(lengthBytes);
    if (lengthBytes < -1) this.reject("bad-length");
    return null;
  }

  rest(): Uint8Array {
    return this.bytes(this.#bytes.length - this.#position);
  }

  /** What was read since an earlier `position`. */
  since(position: number): Uint8Array {
    return this.#bytes.subarray(position, this.#position);
  }

  /** Where the next field begins. */
  #take(lengthBytes: number): number {
    const from = this.#position;
    if (lengthBytes > this.#bytes.length - from) return this.#truncate();
    this.#position = from + lengthBytes;
    return from;
  }

  #truncate(): number {
    this.reject("truncated");
    this.#position = this.#bytes.length;
    return this.#position;
  }

  #byte(position: number): number {
    return this.#bytes[position] ?? 0;
  }
}

export type { ByteReader };

/** Reads from the byte at `start`, which need not be the message's first. */
export const createByteReader = (bytes: Uint8Array, start = 0): ByteReader => new ByteReader(bytes, start);
