/** Tells whether these units are enough; they come in their first order. */
type IsEnough<T> = (kept: readonly T[]) => Promise<boolean>;

/** Leaves out all units, or whole groups of them, where the rest is enough: few questions, and most of the gain. */
export async function leaveOutGroups<T>(
  units: readonly T[],
  groupOf: (unit: T) => string,
  isEnough: IsEnough<T>,
): Promise<readonly T[]> {
  if (units.length > 0 && (await isEnough([]))) return [];
  let kept = units;
  const groups = [...Map.groupBy(units, groupOf).values()];
  if (groups.length === 1) return kept;
  for (const group of groups) {
    const gone = new Set(group);
    const rest = kept.filter((unit) => !gone.has(unit));
    if (await isEnough(rest)) kept = rest;
  }
  return kept;
}

/**
 * Keeps only the first of a group, or the first two, four and so on, where that is enough: the smallest schedules take
 * the least time, and many failures need but one of many alike.
 */
export async function keepFirstOfGroups<T>(
  units: readonly T[],
  groupOf: (unit: T) => string,
  isEnough: IsEnough<T>,
): Promise<readonly T[]> {
  let kept = units;
  for (const group of Map.groupBy(units, groupOf).values()) {
    for (let length = 1; length < group.length; length *= 2) {
      const gone = new Set(group.slice(length));
      const rest = kept.filter((unit) => !gone.has(unit));
      if (!(await isEnough(rest))) continue;
      kept = rest;
      break;
    }
  }
  return kept;
}

/**
 * Leaves out single units from the end, so that what stays has the low numbers, twice as many after each success and half as many after a
 * refusal.
 * Ends when no unit can go alone: what is left is 1-minimal, unless `isEnough` began to refuse for another reason.
 */
export async function leaveOutSingles<T>(units: readonly T[], isEnough: IsEnough<T>): Promise<readonly T[]> {
  let kept = units;
  for (let before = -1; before !== kept.length; ) {
    before = kept.length;
    let [end, length] = [kept.length, 1];
    while (end > 0) {
      const from = Math.max(0, end - length);
      const rest = [...kept.slice(0, from), ...kept.slice(end)];
      if (await isEnough(rest)) {
        kept = rest;
        [end, length] = [from, length * 2];
      } else if (length > 1) length = Math.floor(length / 2);
      else end -= 1;
    }
  }
  return kept;
}
