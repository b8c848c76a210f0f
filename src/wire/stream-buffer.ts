/**
 * Bytes that arrived and are not taken yet.
 *
 * What `take` gives out is a view that stays as it is: memory is filled once and never written again. Each byte is
 * copied at most four times on average, whatever the size of packets and messages.
 */
export interface StreamBuffer {
  readonly lengthBytes: number;
  append(chunk: Uint8Array): void;
  /** A number among the bytes that have arrived, big-endian. */
  peekInt32(offset: number): number;
  /** Removes bytes that have arrived from the front. */
  take(lengthBytes: number): Uint8Array;
  clear(): void;
}

/** Small messages share a block of this size, so that few of them need memory of their own. */
const blockBytes = 8 * 1024;

const empty = new Uint8Array(0);

export function createStreamBuffer(): StreamBuffer {
  let block = empty;
  let start = 0;
  let end = 0;

  const moveTo = (capacityBytes: number): void => {
    const target = new Uint8Array(capacityBytes);
    target.set(block.subarray(start, end));
    block = target;
    end -= start;
    start = 0;
  };

  const clear = (): void => {
    block = empty;
    start = 0;
    end = 0;
  };

  return {
    get lengthBytes() {
      return end - start;
    },
    append: (chunk) => {
      if (end + chunk.length > block.length) {
        const neededBytes = end - start + chunk.length;
        // Twice what is needed, so that the next move waits until as much has arrived again.
        moveTo(Math.max(blockBytes, start === end ? neededBytes : 2 * neededBytes));
      }
      block.set(chunk, end);
      end += chunk.length;
    },
    peekInt32: (offset) => new DataView(block.buffer, start + offset).getInt32(0),
    take: (lengthBytes) => {
      const bytes = block.subarray(start, start + lengthBytes);
      start += lengthBytes;
      if (start === end && block.length > blockBytes) clear();
      // A large block goes once less is left in it than was taken: a short rest must not hold its memory.
      else if (block.length > blockBytes && end - start < start) moveTo(Math.max(blockBytes, 2 * (end - start)));
      return bytes;
    },
    clear,
  };
}
