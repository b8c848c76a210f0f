/** Tells whether these units are enough; they come in their first order. */
type IsEnough<T> = (kept: readonly T[]) => Promise<boolean>;

/**
 * Leaves out units while the rest is enough: whole groups first, then runs of them from the end, then each alone until
 * none can go. What is left is 1-minimal, unless `isEnough` began to refuse for another reason.
 *
 * @param groupOf units of one group are likely to go together
 */
export async function minimise<T>(
  units: readonly T[],
  groupOf: (unit: T) => string,
  isEnough: IsEnough<T>,
): Promise<readonly T[]> {
  let kept = units;

  async function leaveOut(gone: ReadonlySet<T>): Promise<boolean> {
    const rest = kept.filter((unit) => !gone.has(unit));
    if (rest.length === kept.length || !(await isEnough(rest))) return false;
    kept = rest;
    return true;
  }

  /** From the end, so that what stays has the low numbers. */
  async function leaveOutRuns(length: number): Promise<boolean> {
    let changed = false;
    for (let end = kept.length; end >= length; end -= length)
      changed = (await leaveOut(new Set(kept.slice(end - length, end)))) || changed;
    return changed;
  }

  if (await leaveOut(new Set(kept))) return kept;
  for (const group of Map.groupBy(units, groupOf).values()) await leaveOut(new Set(group));
  // Quarters of the last length: halves would ask twice as often for little.
  for (let length = Math.floor(kept.length / 2); length > 1; length = Math.floor(length / 4))
    await leaveOutRuns(length);
  while (await leaveOutRuns(1));
  return kept;
}
