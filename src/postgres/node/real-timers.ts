/** `setTimeout` fires at once past this, 24.8 days; PostgreSQL's limits may be longer. */
const longestDelayMs = 2 ** 31 - 1;

/** Timers of the machine's clock, for those that the database asks for. */
export interface RealTimers {
  set(timerId: number, delayMs: number): void;
  clear(timerId: number): void;
  clearAll(): void;
}

export function createRealTimers(fire: (timerId: number) => void): RealTimers {
  const running = new Map<number, ReturnType<typeof setTimeout>>();

  const set = (timerId: number, delayMs: number): void => {
    const elapse = (): void => {
      if (delayMs > longestDelayMs) return set(timerId, delayMs - longestDelayMs);
      running.delete(timerId);
      fire(timerId);
    };
    running.set(timerId, setTimeout(elapse, Math.min(Math.ceil(delayMs), longestDelayMs)));
  };

  const clear = (timerId: number): void => {
    clearTimeout(running.get(timerId));
    running.delete(timerId);
  };

  return {
    set,
    clear,
    clearAll: () => {
      for (const timerId of [...running.keys()]) clear(timerId);
    },
  };
}
