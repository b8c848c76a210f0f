import type pg from "pg";
import type { SeenBackend } from "./find-parked.ts";
import { sleepLocks } from "./helper-functions.sql.ts";
import { createInOrder } from "./in-order.ts";

/** What the relay asks of the server beside the sessions. */
export interface ServerControl {
  /** Shows the backends of the scratch database; of idle ones whom they wait for is told for `asked` alone. */
  look(asked: readonly number[]): Promise<readonly SeenBackend[]>;
  /** From now on `pg_sleep` of this backend waits for `wake`. */
  watchSleep(pid: number): Promise<void>;
  wake(pid: number, lock: number): Promise<void>;
  /** The backend is gone: whoever gets its pid next sleeps as ever, until it is watched. */
  forgetSleep(pid: number): Promise<void>;
  cancel(pid: number): Promise<void>;
  /** Rows of one SELECT, values as JSON. */
  readRows(sql: string): Promise<readonly Readonly<Record<string, unknown>>[]>;
  /** Ends a backend and resolves once it is gone, with what it held. */
  terminate(pid: number): Promise<void>;
}

/** Real milliseconds for a backend to do what it is about to, and between two looks at it. */
const backendLimitMs = 5_000;
const pollPeriodMs = 1;
const pausePolling = () => new Promise((resolve) => setTimeout(resolve, pollPeriodMs));

/**
 * `pg_blocking_pids` reads the lock table, which a COMMIT changes before it answers; the wait event of a backend that
 * has just been let go lags behind. Who waits for us sleeps, or is about to say so.
 */
const lookSql = `
  SELECT pid, array_remove(blockers, $2) AS "blockedBy", coalesce($2 = ANY(blockers), false) AS "isAsleep",
    wait_event IS NOT DISTINCT FROM 'ClientRead' AS "waitsForClient"
  FROM (
    SELECT pid, wait_event, CASE WHEN pid = ANY($1) OR state = 'active' THEN pg_blocking_pids(pid) ELSE '{}' END AS blockers
    FROM pg_stat_activity
    WHERE pid <> $2 AND datid = (SELECT datid FROM pg_stat_activity WHERE pid = $2)
  ) AS backends`;

const isThereSql = "SELECT FROM pg_stat_activity WHERE pid = $1";

const sleeperSql = `
  SELECT state = 'active' AS "isActive", $2 = ANY(pg_blocking_pids(pid)) AS "isWaiting"
  FROM pg_stat_activity WHERE pid = $1`;

const onBoth = (name: string): string => `${name}(${sleepLocks.first}, $1), ${name}(${sleepLocks.second}, $1)`;

/** @param admin outside the scratch database. @param owner inside it: advisory locks are each database's own. */
export function createServerControl(admin: pg.Client, owner: pg.Client): ServerControl {
  const [adminInOrder, ownerInOrder] = [createInOrder(), createInOrder()];
  const { processID: ownPid } = owner as unknown as { readonly processID: number };
  const askAdmin = (sql: string, values: unknown[]) => adminInOrder(() => admin.query(sql, values));
  const askOwner = (sql: string, values: unknown[]) => ownerInOrder(() => owner.query(sql, values));

  const look: ServerControl["look"] = async (pids) => (await askAdmin(lookSql, [pids, ownPid])).rows;
  const forgetSleep = async (pid: number): Promise<void> =>
    void (await askOwner(`SELECT ${onBoth("pg_advisory_unlock")}`, [pid]));

  const untilSleeping = async (pid: number): Promise<boolean> => {
    const giveUpMs = performance.now() + backendLimitMs;
    while (performance.now() < giveUpMs) {
      const [backend] = (await askAdmin(sleeperSql, [pid, ownPid])).rows;
      if (!backend?.isActive || backend.isWaiting) return backend?.isWaiting === true;
      await pausePolling();
    }
    return false;
  };

  return {
    look,
    watchSleep: async (pid) => void (await askOwner(`SELECT ${onBoth("pg_advisory_lock")}`, [pid])),
    wake: async (pid, lock) => {
      // It has said that it will wait, and with a clock that jumps we may be here before it does.
      if (!(await untilSleeping(pid))) return;
      await askOwner("SELECT pg_advisory_unlock($2, $1), pg_advisory_lock($2, $1)", [pid, lock]);
    },
    forgetSleep,
    cancel: async (pid) => void (await askAdmin("SELECT pg_cancel_backend($1)", [pid])),
    terminate: async (pid) => {
      const giveUpMs = performance.now() + backendLimitMs;
      await askAdmin("SELECT pg_terminate_backend($1)", [pid]);
      while ((await askAdmin(isThereSql, [pid])).rowCount !== 0 && performance.now() < giveUpMs) await pausePolling();
      await forgetSleep(pid);
    },
    readRows: async (sql) => {
      const asJson = `SELECT coalesce(json_agg(r), '[]') AS rows FROM (${sql.replace(/[;\s]+$/, "")}\n) AS r`;
      return (await askOwner(asJson, [])).rows[0]?.rows ?? [];
    },
  };
}
