/** Calls `send` soon after it was asked for, and no more often than every `everyMs`; the last asking is never lost. */
export interface Paced {
  ask(): void;
  dispose(): void;
}

export function createPaced(send: () => void, everyMs: number): Paced {
  let resting: ReturnType<typeof setTimeout> | null = null;
  let asked = false;
  let disposed = false;

  function act() {
    if (disposed) return;
    asked = false;
    resting = setTimeout(() => {
      resting = null;
      if (asked) act();
    }, everyMs);
    send();
  }

  return {
    ask() {
      if (asked) return;
      asked = true;
      // After whatever else changes in this turn.
      if (resting === null) queueMicrotask(() => resting === null && asked && act());
    },
    dispose() {
      disposed = true;
      if (resting !== null) clearTimeout(resting);
    },
  };
}
