/** What the language promises of `using`, as the lesson says. */
import pg from "pg";
import { expect, it } from "vitest";

const noting = (ran: string[], name: string) => ({
  async [Symbol.asyncDispose]() {
    ran.push(`${name} begins`);
    await new Promise((resolve) => setImmediate(resolve));
    ran.push(`${name} ends`);
  },
});

it("what was declared last is given back first, each before the next, and all before the block's value arrives", async () => {
  const ran: string[] = [];
  const work = async () => {
    await using _first = noting(ran, "first");
    await using _second = noting(ran, "second");
    ran.push("work");
    return "value";
  };
  expect(await work()).toBe("value");
  expect(ran).toEqual(["work", "second begins", "second ends", "first begins", "first ends"]);
});

it("it is given back when the block throws, and the error goes on", async () => {
  const ran: string[] = [];
  const work = async () => {
    await using _lease = noting(ran, "lease");
    throw new Error("work");
  };
  await expect(work()).rejects.toThrow("work");
  expect(ran).toEqual(["lease begins", "lease ends"]);
});

it("an error in the work and one in giving back arrive together", async () => {
  const work = async () => {
    await using _lease = {
      async [Symbol.asyncDispose]() {
        throw new Error("giving back");
      },
    };
    throw new Error("work");
  };
  await expect(work()).rejects.toMatchObject({
    name: "SuppressedError",
    error: { message: "giving back" },
    suppressed: { message: "work" },
  });
});

it("a promise that is returned without await is still pending when the block is over", async () => {
  const ran: string[] = [];
  const slow = async () => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    ran.push("work");
  };
  const work = async () => {
    await using _lease = noting(ran, "lease");
    return slow();
  };
  await work();
  expect(ran).toEqual(["lease begins", "lease ends", "work"]);
});

it("an async generator may be declared with await using, which calls its return()", async () => {
  const ran: string[] = [];
  async function* lend() {
    try {
      yield "db";
    } finally {
      ran.push("finally");
    }
  }
  {
    await using lending = lend();
    await lending.next();
  }
  expect(ran).toEqual(["finally"]);
});

it("pg's clients are not disposable: they need an object around them that is", () => {
  expect([Symbol.dispose, Symbol.asyncDispose].filter((symbol) => symbol in pg.Client.prototype)).toEqual([]);
});
