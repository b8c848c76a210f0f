/** What a promise gives within a time, else `undefined`; its rejection is passed on. */
export async function withinLimit<T>(promise: Promise<T>, limitMs: number): Promise<T | undefined> {
  const { promise: elapsed, resolve } = Promise.withResolvers<undefined>();
  const timer = setTimeout(resolve, limitMs);
  try {
    return await Promise.race([promise, elapsed]);
  } finally {
    clearTimeout(timer);
  }
}
