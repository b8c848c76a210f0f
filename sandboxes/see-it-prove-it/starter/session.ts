import type { PoolClient } from "pg";

/** A pool, or whoever stands before it. */
export interface Lender {
  connect(): Promise<PoolClient>;
}

/** As SQLAlchemy's: borrows at its first statement, gives back at commit, rollback or close. */
export class Session {
  readonly #lender: Lender;
  #client: PoolClient | null = null;

  constructor(lender: Lender) {
    this.#lender = lender;
  }

  async query(sql: string, values: unknown[] = []): Promise<Record<string, unknown>[]> {
    if (!this.#client) {
      this.#client = await this.#lender.connect();
      await this.#client.query("BEGIN");
    }
    const { rows } = await this.#client.query(sql, values);
    return rows;
  }

  commit = () => this.#end("COMMIT");
  rollback = () => this.#end("ROLLBACK");
  close = () => this.#end("ROLLBACK");

  async #end(statement: string) {
    const client = this.#client;
    this.#client = null;
    if (!client) return;
    try {
      await client.query(statement);
    } finally {
      client.release();
    }
  }
}
