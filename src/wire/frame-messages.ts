import { fail, ok, type Result } from "../contract/result.ts";
import { createStreamBuffer } from "./stream-buffer.ts";

/** One message cut from the stream; `bytes` is the whole of it, header included. */
export interface Frame {
  /** First byte of a typed message; 0 for the packets that open a connection, which have none. */
  readonly code: number;
  readonly bytes: Uint8Array;
}

export interface MalformedStream {
  readonly code: "length-too-small" | "length-too-large";
  readonly lengthBytes: number;
}

/** Cuts a byte stream into messages, however the stream was cut into packets. */
export interface Framer {
  /** Adds bytes; keeps a copy, so the caller may use its chunk again. */
  push(chunk: Uint8Array): void;
  /** The next whole message, `undefined` while one is incomplete; an error ends the stream for good. */
  next(): Result<Frame | undefined, MalformedStream>;
  /** From now on messages begin with a code: the startup packet has been read. */
  expectTyped(): void;
}

/** PostgreSQL's own limit: 10,000 bytes after the length. */
const maxStartupBytes = 10_004;
/** A statement here has no reason to be larger. */
const maxMessageBytes = 16 * 1024 * 1024;

/** Source: PostgreSQL manual, "Message Formats"; `typed: false` begins with startup packets. */
export function createFramer({ typed }: { readonly typed: boolean }): Framer {
  const buffer = createStreamBuffer();
  let codeBytes = typed ? 1 : 0;
  let failure: MalformedStream | undefined;

  return {
    push: (chunk) => {
      if (!failure) buffer.append(chunk);
    },
    expectTyped: () => {
      codeBytes = 1;
    },
    next: () => {
      if (failure) return fail(failure);
      if (buffer.lengthBytes < codeBytes + 4) return ok(undefined);
      const lengthBytes = buffer.peekInt32(codeBytes);
      failure = judgeLength(lengthBytes, codeBytes === 1);
      if (failure) {
        buffer.clear();
        return fail(failure);
      }
      if (buffer.lengthBytes < codeBytes + lengthBytes) return ok(undefined);
      const bytes = buffer.take(codeBytes + lengthBytes);
      return ok({ code: codeBytes === 1 ? (bytes[0] ?? 0) : 0, bytes });
    },
  };
}

function judgeLength(lengthBytes: number, typed: boolean): MalformedStream | undefined {
  if (lengthBytes < (typed ? 4 : 8)) return { code: "length-too-small", lengthBytes };
  if (lengthBytes > (typed ? maxMessageBytes : maxStartupBytes)) return { code: "length-too-large", lengthBytes };
  return undefined;
}

/**
 * Cuts a block that is known to hold whole messages, such as a backend's reply; bytes left over are a bug.
 *
 * The frames are views of the block.
 */
export function frameAll(bytes: Uint8Array): Frame[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const frames: Frame[] = [];
  let offset = 0;
  while (offset + 5 <= bytes.length) {
    const end = offset + 1 + view.getInt32(offset + 1);
    if (end <= offset + 4 || end > bytes.length) break;
    frames.push({ code: view.getUint8(offset), bytes: bytes.subarray(offset, end) });
    offset = end;
  }
  if (offset !== bytes.length)
    throw new Error(`A reply ends inside a message: ${bytes.length - offset} bytes left over`);
  return frames;
}
