import type { Timers } from "../../../src/postgres/multiplexer/backend/backend.ts";

/** A clock that stands until it is moved. */
export interface VirtualClock {
  readonly timers: Timers;
  /** Timers that are set and have not fired. */
  readonly pendingCount: number;
  /** Fires what falls due, in order. */
  advance(byMs: number): void;
}

export function createVirtualClock(): VirtualClock {
  const pending = new Map<number, { readonly dueMs: number; readonly fire: () => void }>();
  let nowMs = 0;
  let count = 0;
  return {
    timers: {
      nowMs: () => nowMs,
      set: (delayMs, fire) => {
        const id = ++count;
        pending.set(id, { dueMs: nowMs + delayMs, fire });
        return { clear: () => void pending.delete(id) };
      },
    },
    get pendingCount() {
      return pending.size;
    },
    advance: (byMs) => {
      const untilMs = nowMs + byMs;
      for (;;) {
        const [due] = [...pending]
          .filter(([, { dueMs }]) => dueMs <= untilMs)
          .sort(([, a], [, b]) => a.dueMs - b.dueMs);
        if (!due) break;
        const [id, { dueMs, fire }] = due;
        pending.delete(id);
        nowMs = dueMs;
        fire();
      }
      nowMs = untilMs;
    },
  };
}
