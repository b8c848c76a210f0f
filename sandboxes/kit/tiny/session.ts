/**
 * A session over a pool, as SQLAlchemy's: it borrows a connection and begins a transaction at the first statement, and
 * gives the connection back at `commit()`, `rollback()` or `close()`. A session that is made and never asked anything
 * borrows nothing.
 */
import type { Pool, PoolClient } from "pg";

import { findDoor } from "../../../src/contract/asgi.ts";

export interface SessionOptions {
  /** False makes `close()` final: what is asked after it fails. True, the default, lets it begin anew without a word. */
  readonly closeResetsOnly?: boolean;
}

interface Rows<R> {
  readonly rows: R[];
  readonly rowCount: number | null;
}

export class Session {
  readonly #pool: Pool;
  readonly #closeResetsOnly: boolean;
  #transaction: Promise<PoolClient> | null = null;
  #closed = false;

  constructor(pool: Pool, { closeResetsOnly = true }: SessionOptions = {}) {
    this.#pool = pool;
    this.#closeResetsOnly = closeResetsOnly;
  }

  /** Whether a connection is borrowed, which is as long as a transaction is open. */
  get inTransaction(): boolean {
    return this.#transaction !== null;
  }

  // biome-ignore lint/suspicious/noExplicitAny: as pg's own query, which knows no more of the rows
  async query<R extends object = any>(text: string, values: readonly unknown[] = []): Promise<Rows<R>> {
    if (this.#closed && !this.#closeResetsOnly)
      throw new Error(
        "This Session has been permanently closed and is unable to handle any more transaction requests.",
      );
    const client = await this.#begin();
    return client.query(text, [...values]);
  }

  /** @throws what the database finds wrong at the end of the transaction, which then is rolled back */
  commit(): Promise<void> {
    return this.#end("COMMIT");
  }

  rollback(): Promise<void> {
    return this.#end("ROLLBACK");
  }

  /** Rolls back what is open. */
  close(): Promise<void> {
    this.#closed = true;
    return this.#end("ROLLBACK");
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  #begin(): Promise<PoolClient> {
    this.#transaction ??= this.#borrow().catch((error: unknown) => {
      this.#transaction = null;
      throw error;
    });
    return this.#transaction;
  }

  async #borrow(): Promise<PoolClient> {
    const client = await askFor(this, () => this.#pool.connect());
    try {
      await client.query("BEGIN");
      return client;
    } catch (error) {
      client.release(true);
      throw error;
    }
  }

  async #end(statement: "COMMIT" | "ROLLBACK"): Promise<void> {
    const transaction = this.#transaction;
    // Whoever asks from here on begins another transaction.
    this.#transaction = null;
    // What could not be borrowed need not be given back; whoever asked for it has its error.
    const client = await transaction?.catch(() => null);
    if (!client) return;
    let isBroken = true;
    try {
      await client.query(statement);
      isBroken = false;
    } catch (error) {
      // A commit that the database refuses has ended the transaction; it is the connection that may be lost otherwise.
      isBroken = !(error instanceof Error && "severity" in error && error.severity === "ERROR");
      throw error;
    } finally {
      client.release(isBroken);
    }
  }
}

/** An engine draws who holds a connection: the dependency that yielded the session. */
function askFor<T>(session: Session, ask: () => T): T {
  const door = findDoor();
  return door ? door.askingFor(session, ask) : ask();
}
