/** When what changes often may be shown again. */
export interface Rest {
  /** How long a change that comes at `nowMs` waits, milliseconds. */
  waitMs(nowMs: number): number;
  showed(nowMs: number): void;
}

/** Lets `atOnce` changes through without waiting, and earns one more of them with each `restMs`. */
export function createRest(restMs: number, atOnce: number): Rest {
  let left = atOnce;
  let countedAtMs = Number.NEGATIVE_INFINITY;
  const earned = (nowMs: number) => Math.min(atOnce, left + (nowMs - countedAtMs) / restMs);
  return {
    waitMs(nowMs) {
      return Math.max(0, (1 - earned(nowMs)) * restMs);
    },
    showed(nowMs) {
      left = Math.max(0, earned(nowMs) - 1);
      countedAtMs = nowMs;
    },
  };
}
