import type { Pool, PoolClient } from "pg";

/** Somebody's visit: a socket in the real service. */
export interface Visit {
  /** @throws when there is no such item */
  ask(id: number): Promise<string>;
  close(): void;
}

export interface Service {
  open(pool: Pool): Promise<Visit>;
}

const sql = "SELECT name FROM items WHERE id = $1";

function nameIn(rows: { name: string }[], id: number): string {
  const [row] = rows;
  if (!row) throw new Error(`there is no item ${id}`);
  return row.name;
}

async function askAndLeave(pool: Pool, id: number): Promise<string> {
  const db = await pool.connect();
  const name = nameIn((await db.query(sql, [id])).rows, id);
  db.release();
  return name;
}

async function askAndGiveBack(pool: Pool, id: number): Promise<string> {
  const db = await pool.connect();
  try {
    return nameIn((await db.query(sql, [id])).rows, id);
  } finally {
    db.release();
  }
}

const askOf = (db: PoolClient) => async (id: number) => nameIn((await db.query(sql, [id])).rows, id);

/** The service as it might be shipped. Two of these are right. */
export const services: Readonly<Record<string, Service>> = {
  "gives-back": {
    open: async (pool) => ({ ask: (id) => askAndGiveBack(pool, id), close: () => undefined }),
  },
  "asks-the-pool": {
    open: async (pool) => ({
      ask: async (id) => nameIn((await pool.query(sql, [id])).rows, id),
      close: () => undefined,
    }),
  },
  "holds-while-open": {
    async open(pool) {
      const db = await pool.connect();
      return { ask: askOf(db), close: () => db.release() };
    },
  },
  "leaks-on-error": {
    open: async (pool) => ({ ask: (id) => askAndLeave(pool, id), close: () => undefined }),
  },
  "swallows-errors": {
    open: async (pool) => ({
      ask: (id) => askAndGiveBack(pool, id).catch(() => "unknown"),
      close: () => undefined,
    }),
  },
};
