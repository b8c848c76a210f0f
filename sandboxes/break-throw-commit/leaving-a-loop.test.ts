/** What leaving a `for await` does to the generator behind it. */
import { describe, expect, it } from "vitest";

function open() {
  const ran: string[] = [];
  async function* getDb() {
    try {
      yield "db";
      ran.push("commit");
    } catch {
      ran.push("catch");
    } finally {
      ran.push("finally begins");
      await new Promise((resolve) => setImmediate(resolve));
      ran.push("finally ends");
    }
  }
  return { ran, getDb };
}

const finallyAlone = ["finally begins", "finally ends"];

describe("a for await over a generator", () => {
  it("that runs to its end reaches the commit", async () => {
    const { ran, getDb } = open();
    for await (const _ of getDb()) ran.push("body");
    expect(ran).toEqual(["body", "commit", ...finallyAlone]);
  });

  it("that is left by break skips commit and catch, and goes on once the finally has ended", async () => {
    const { ran, getDb } = open();
    for await (const _ of getDb()) break;
    ran.push("after the loop");
    expect(ran).toEqual([...finallyAlone, "after the loop"]);
  });

  it("that is left by return does the same", async () => {
    const { ran, getDb } = open();
    const takeFirst = async () => {
      for await (const db of getDb()) return db;
      return "nothing";
    };
    expect(await takeFirst()).toBe("db");
    expect(ran).toEqual(finallyAlone);
  });

  it("whose body throws tells the caller, and not the generator", async () => {
    const { ran, getDb } = open();
    const fail = async () => {
      for await (const _ of getDb()) throw new Error("body");
    };
    await expect(fail()).rejects.toThrow("body");
    expect(ran).toEqual(finallyAlone);
  });
});
