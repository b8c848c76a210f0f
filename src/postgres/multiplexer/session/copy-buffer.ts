import { joinBytes } from "../../../wire/build-message.ts";

/** What a client has sent so far for its COPY FROM STDIN. */
export interface CopyBuffer {
  /** False: it is more than is taken. */
  add(chunk: Uint8Array): boolean;
  take(): Uint8Array;
}

/** The data waits in memory until it is whole, for the backend must not be held meanwhile. */
export const maxCopyBytes = 64 * 1024 * 1024;

export function createCopyBuffer(): CopyBuffer {
  let chunks: Uint8Array[] = [];
  let lengthBytes = 0;
  return {
    add: (chunk) => {
      lengthBytes += chunk.length;
      if (lengthBytes > maxCopyBytes) chunks = [];
      else chunks.push(chunk.slice()); // the bytes are a view of the packet
      return lengthBytes <= maxCopyBytes;
    },
    take: () => joinBytes(chunks),
  };
}
