import type { Pool } from "pg";
import { describe, expect, it } from "vitest";
import { Session } from "./index.ts";

interface FakePool {
  readonly pool: Pool;
  readonly log: string[];
}

/** Writes down what is borrowed, asked and given back. @param fail the error of a statement, or of the borrowing */
function createFakePool(fail: (statement: string) => Error | undefined = () => undefined): FakePool {
  const log: string[] = [];
  const say = async (statement: string) => {
    log.push(statement);
    const error = fail(statement);
    if (error) throw error;
    return { rows: [{ n: 1 }], rowCount: 1 };
  };
  const client = {
    query: say,
    release: (isBroken: boolean) => log.push(isBroken ? "thrown away" : "given back"),
  };
  const pool = {
    async connect() {
      await say("borrowed");
      return client;
    },
  };
  return { pool: pool as unknown as Pool, log };
}

const databaseError = () => Object.assign(new Error("violates foreign key constraint"), { severity: "ERROR" });

describe("a session", () => {
  it("borrows nothing when it is made, committed and closed without a statement", async () => {
    const { pool, log } = createFakePool();
    const session = new Session(pool);
    await session.commit();
    await session.rollback();
    await session.close();
    expect(log).toEqual([]);
  });

  it("borrows at its first statement, and gives back at commit, at rollback and at close", async () => {
    const { pool, log } = createFakePool();
    const session = new Session(pool);
    for (const end of ["commit", "rollback", "close"] as const) {
      expect((await session.query<{ n: number }>("SELECT 1 AS n")).rows[0]?.n.toFixed()).toBe("1");
      expect(session.inTransaction).toBe(true);
      await session[end]();
      expect(session.inTransaction).toBe(false);
    }
    const once = (end: string) => ["borrowed", "BEGIN", "SELECT 1 AS n", end, "given back"];
    expect(log).toEqual([...once("COMMIT"), ...once("ROLLBACK"), ...once("ROLLBACK")]);
  });

  it("begins one transaction for statements that are asked for side by side", async () => {
    const { pool, log } = createFakePool();
    const session = new Session(pool);
    await Promise.all([session.query("a"), session.query("b")]);
    await session.commit();
    expect(log).toEqual(["borrowed", "BEGIN", "a", "b", "COMMIT", "given back"]);
  });

  it("opens again without a word when it is used after close, and nobody gives that back", async () => {
    const { pool, log } = createFakePool();
    const session = new Session(pool);
    await session.close();
    await session.query("again");
    expect(session.inTransaction).toBe(true);
    expect(log).toEqual(["borrowed", "BEGIN", "again"]);
  });

  it("whose close is final refuses what is asked after it", async () => {
    const { pool, log } = createFakePool();
    const session = new Session(pool, { closeResetsOnly: false });
    await session.query("first");
    await session.close();
    await expect(session.query("again")).rejects.toThrow("This Session has been permanently closed");
    expect(log).toEqual(["borrowed", "BEGIN", "first", "ROLLBACK", "given back"]);
  });

  it("gives back after a commit that the database refuses, and tells", async () => {
    const { pool, log } = createFakePool((statement) => (statement === "COMMIT" ? databaseError() : undefined));
    const session = new Session(pool);
    await session.query("INSERT");
    await expect(session.commit()).rejects.toThrow("violates foreign key");
    expect(log.at(-1)).toBe("given back");
    await session.close();
    expect(log.at(-1)).toBe("given back");
  });

  it("throws a connection away that is lost at its end", async () => {
    const lost = new Error("Connection terminated");
    const { pool, log } = createFakePool((statement) => (statement === "ROLLBACK" ? lost : undefined));
    const session = new Session(pool);
    await session.query("SELECT");
    await expect(session.close()).rejects.toBe(lost);
    expect(log.at(-1)).toBe("thrown away");
  });

  it("that cannot borrow tells whoever asked, has nothing to give back, and tries again", async () => {
    let isFull = true;
    const full = new Error("timeout exceeded when trying to connect");
    const { pool, log } = createFakePool((statement) => (isFull && statement === "borrowed" ? full : undefined));
    const session = new Session(pool);
    await expect(session.query("SELECT")).rejects.toBe(full);
    await session.close();
    isFull = false;
    await session.query("SELECT");
    expect(log).toEqual(["borrowed", "borrowed", "BEGIN", "SELECT"]);
  });

  it("that is closed while it stands in line gives back what it then gets", async () => {
    const { pool, log } = createFakePool();
    const session = new Session(pool);
    const asked = session.query("SELECT");
    await session.close();
    await asked;
    expect(log).toEqual(["borrowed", "BEGIN", "SELECT", "ROLLBACK", "given back"]);
  });

  it("is closed at the end of an `await using` block", async () => {
    const { pool, log } = createFakePool();
    {
      await using session = new Session(pool);
      await session.query("SELECT");
    }
    expect(log.slice(-2)).toEqual(["ROLLBACK", "given back"]);
  });
});
