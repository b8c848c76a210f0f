/** A backend of the server's, and those whose locks it waits for. */
export interface SeenBackend {
  readonly pid: number;
  readonly blockedBy: readonly number[];
}

/**
 * Those that wait for somebody who may go on. Where backends wait for each other in a circle nobody may: the server
 * itself ends one of them soon (`deadlock_timeout`), and that is an answer to wait for.
 */
export function findParked(seen: readonly SeenBackend[]): ReadonlySet<number> {
  const blockers = new Map(seen.map(({ pid, blockedBy }) => [pid, blockedBy]));
  const canGoOn = (pid: number, path: ReadonlySet<number>): boolean => {
    const ahead = blockers.get(pid) ?? [];
    if (ahead.length === 0) return true;
    return !path.has(pid) && ahead.every((next) => canGoOn(next, new Set(path).add(pid)));
  };
  return new Set(seen.flatMap(({ pid, blockedBy }) => (blockedBy.length > 0 && canGoOn(pid, new Set()) ? [pid] : [])));
}
