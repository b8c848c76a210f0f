import type pg from "pg";

/** What a server's own views say of its backends. */
export interface ServerObserver {
  /** Those of `pids` that live, each with what it waits for. */
  look(pids: readonly number[]): Promise<ReadonlyMap<number, { readonly wait: "lock" | "sleep" | undefined }>>;
}

/**
 * `pg_blocking_pids` reads the lock table, which a COMMIT changes before it answers; the wait event of a backend that
 * has just been let go lags behind.
 */
const lookSql = `
  SELECT pid, CASE WHEN cardinality(pg_blocking_pids(pid)) > 0 THEN 'lock' WHEN wait_event = 'PgSleep' THEN 'sleep' END AS wait
  FROM pg_stat_activity WHERE pid = ANY($1)`;

export function createServerObserver(client: pg.Client): ServerObserver {
  return {
    look: async (pids) => {
      const { rows } = await client.query<{ pid: number; wait: "lock" | "sleep" | null }>(lookSql, [pids]);
      return new Map(rows.map(({ pid, wait }) => [pid, { wait: wait ?? undefined }]));
    },
  };
}
