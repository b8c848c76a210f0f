const lockName = "watertight-webcontainer";

/** Takes the one place that all tabs of this site share; null when another tab has it. Freed by the result. */
export function takePlace(): Promise<(() => void) | null> {
  const { promise, resolve } = Promise.withResolvers<(() => void) | null>();
  // The lock lasts as long as the callback's promise; a tab that closes or crashes frees it.
  navigator.locks
    .request(lockName, { ifAvailable: true }, (lock) => {
      if (!lock) return resolve(null);
      const held = Promise.withResolvers<void>();
      resolve(held.resolve);
      return held.promise;
    })
    // Browsers refuse locks where storage is forbidden: then no other tab can be known, and none has one.
    .catch(() => resolve(() => undefined));
  return promise;
}
