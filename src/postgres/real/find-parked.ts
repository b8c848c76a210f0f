/** A backend of the server's at one moment. */
export interface SeenBackend {
  readonly pid: number;
  /** Those whose locks it waits for, but for the lock that a `pg_sleep` waits on. */
  readonly blockedBy: readonly number[];
  /** In a `pg_sleep`, until the harness's clock wakes it. */
  readonly isAsleep: boolean;
  readonly waitsForClient: boolean;
}

/**
 * Those that wait, and go on waiting until a client or the clock acts: whoever is ahead of them, to the last, waits for
 * one of these. Behind a backend at work nobody is parked: it may let them go in a moment, as when several that waited
 * for one row set out together and one of them is first. Nor is a circle: the server itself ends one of them soon
 * (`deadlock_timeout`), and that is an answer to wait for. A backend that was not seen is none of ours to wait for.
 */
export function findParked(seen: readonly SeenBackend[]): ReadonlySet<number> {
  const backends = new Map(seen.map((backend) => [backend.pid, backend]));
  const stands = (pid: number, path: ReadonlySet<number>): boolean => {
    const backend = backends.get(pid);
    if (!backend) return true;
    const { blockedBy, isAsleep, waitsForClient } = backend;
    if (blockedBy.length === 0) return isAsleep || waitsForClient;
    return !path.has(pid) && blockedBy.every((next) => stands(next, new Set(path).add(pid)));
  };
  return new Set(seen.flatMap(({ pid, blockedBy }) => (blockedBy.length > 0 && stands(pid, new Set()) ? [pid] : [])));
}
