/**
 * Keeps the clocks of several server processes in step, where they meet: at their one database. Conservative discrete
 * event simulation: virtual time moves only while every process rests, and then only that process moves whose next
 * moment is the earliest. So nobody's statement ever meets a later one's effect, and a run repeats.
 */
import type { Rest } from "../contract/database-protocol.ts";

export interface ClockSeat {
  /** Numbers the next post to this process. */
  nextPostId(): number;
  /** The process did something at this moment, so it rests no longer. */
  acted(atMs: number): void;
  rested(rest: Rest): void;
  /** The process is gone: nobody waits for it. */
  leave(): void;
}

export interface SharedClock {
  /** The latest moment that any process has reached. */
  nowMs(): number;
  /** Takes part from now on; `advance` gives leave to move to the moment that was asked for. Ties go by seat. */
  join(advance: () => void): ClockSeat;
}

interface Seated {
  readonly advance: () => void;
  postId: number;
  rest: Rest | null;
}

export function createSharedClock(): SharedClock {
  const seats = new Set<Seated>();
  let nowMs = 0;

  function restingAll(): (Seated & { rest: Rest })[] | null {
    const resting = [...seats].filter((seat): seat is Seated & { rest: Rest } => seat.rest?.postId === seat.postId);
    return resting.length === seats.size ? resting : null;
  }

  function advanceFirst() {
    const resting = restingAll();
    if (!resting?.every((seat) => seat.rest.commandCount === resting[0]?.rest.commandCount)) return;
    let first: { seat: Seated; dueMs: number; isDue: boolean } | null = null;
    for (const seat of resting) {
      const { dueMs, isDue } = seat.rest;
      if (dueMs !== null && (first === null || dueMs < first.dueMs)) first = { seat, dueMs, isDue };
    }
    if (!first?.isDue) return;
    nowMs = Math.max(nowMs, first.dueMs);
    first.seat.rest = null;
    first.seat.advance();
  }

  return {
    nowMs: () => nowMs,
    join(advance) {
      const seat: Seated = { advance, postId: 0, rest: null };
      seats.add(seat);
      return {
        nextPostId() {
          seat.postId += 1;
          return seat.postId;
        },
        acted(atMs) {
          nowMs = Math.max(nowMs, atMs);
          seat.rest = null;
        },
        rested(rest) {
          seat.rest = rest;
          advanceFirst();
        },
        leave() {
          if (seats.delete(seat)) advanceFirst();
        },
      };
    },
  };
}
