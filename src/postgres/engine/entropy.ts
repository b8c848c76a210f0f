/** Bytes that look like chance and are the same for the same seed; nothing here guards a secret. */
export interface Entropy {
  seed(seed: number): void;
  nextByte(): number;
}

/** Source: the mulberry32 generator, Tommy Ettinger, public domain. */
export function createEntropy(): Entropy {
  let state = 0;
  return {
    seed: (seed) => {
      state = seed | 0;
    },
    nextByte: () => {
      state = (state + 0x6d2b_79f5) | 0;
      let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
      mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
      return (mixed ^ (mixed >>> 14)) & 0xff;
    },
  };
}
