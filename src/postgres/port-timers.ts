import type { DatabaseToServer } from "../contract/database-protocol.ts";
import type { Timers } from "./multiplexer/backend/backend.ts";

/** Timers that the server process's clock keeps: set and cleared by message, fired by message. */
export interface PortTimers extends Timers {
  /** Unknown ids are timers cleared while the message was under way. */
  fire(timerId: number): void;
}

export function createPortTimers({
  nowMs,
  post,
}: {
  nowMs(): number;
  post(message: DatabaseToServer): void;
}): PortTimers {
  const pending = new Map<number, () => void>();
  let count = 0;
  return {
    nowMs,
    set: (delayMs, fire) => {
      count += 1;
      const timerId = count;
      pending.set(timerId, fire);
      post({ kind: "timer-set", timerId, delayMs });
      return {
        clear: () => {
          if (pending.delete(timerId)) post({ kind: "timer-cleared", timerId });
        },
      };
    },
    fire: (timerId) => {
      const fire = pending.get(timerId);
      pending.delete(timerId);
      fire?.();
    },
  };
}
