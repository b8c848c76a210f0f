/**
 * How much of a client's input the database has been given and not yet acted on.
 *
 * A client that sends without end gets one window's worth of turns before the others get theirs, and what piles up in
 * front of a session that waits for a lock stays bounded.
 */
export interface InputWindow {
  /** No more should be read from the client for now. */
  readonly isFull: boolean;
  sent(lengthBytes: number): void;
  /** The database has acted on bytes or parked them; those of a session that waits still count. */
  taken(lengthBytes: number): void;
  waitStarted(): void;
  waitEnded(): void;
}

export function createInputWindow(limitBytes: number): InputWindow {
  let unsettledBytes = 0;
  let parkedBytes = 0;
  let isWaiting = false;
  return {
    get isFull() {
      return unsettledBytes + parkedBytes >= limitBytes;
    },
    sent: (lengthBytes) => {
      unsettledBytes += lengthBytes;
    },
    taken: (lengthBytes) => {
      unsettledBytes -= lengthBytes;
      if (isWaiting) parkedBytes += lengthBytes;
    },
    waitStarted: () => {
      isWaiting = true;
    },
    waitEnded: () => {
      isWaiting = false;
      parkedBytes = 0;
    },
  };
}
