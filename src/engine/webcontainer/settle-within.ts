export type Settled<T> =
  | { readonly kind: "done"; readonly value: T }
  | { readonly kind: "failed"; readonly error: unknown }
  | { readonly kind: "timed-out" };

/** What became of `work` within `limitMs`; whatever it does later is its caller's to clean up. */
export async function settleWithin<T>(work: Promise<T>, limitMs: number): Promise<Settled<T>> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise<Settled<T>>((resolve) => {
    timer = setTimeout(() => resolve({ kind: "timed-out" }), limitMs);
  });
  const outcome = work.then(
    (value): Settled<T> => ({ kind: "done", value }),
    (error: unknown): Settled<T> => ({ kind: "failed", error }),
  );
  try {
    return await Promise.race([outcome, limit]);
  } finally {
    clearTimeout(timer);
  }
}

export const seconds = (limitMs: number): string => `${limitMs / 1_000} seconds`;
