import type { TurnLoop } from "./turn-loop.ts";

/** Keeps an application's `send` waiting while its client does not read. */
export interface SendBrake {
  wait(): Promise<void>;
  /** The client has read, or is gone. */
  release(): void;
}

/** The sends go on in a turn of `scopeId`. */
export function createSendBrake(loop: TurnLoop, scopeId: string): SendBrake {
  let waiting: (() => void)[] = [];
  return {
    wait: () => new Promise((resolve) => void waiting.push(resolve)),
    release() {
      const due = waiting;
      waiting = [];
      if (due.length === 0) return;
      loop.enqueue(scopeId, () => {
        for (const resume of due) resume();
      });
    },
  };
}
