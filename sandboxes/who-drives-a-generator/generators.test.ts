/** What the language does with generators, as the lessons on them say. */
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";

function open() {
  const ran: string[] = [];
  function* body() {
    ran.push("1");
    try {
      ran.push("2");
      yield "lent";
      ran.push("4");
    } finally {
      ran.push("3");
    }
  }
  async function* asyncBody() {
    yield* body();
  }
  return { ran, generator: body(), asyncGenerator: asyncBody() };
}

describe("which lines a driver runs", () => {
  it("next() twice runs 1, 2, 4, 3", () => {
    const { ran, generator } = open();
    generator.next();
    expect(generator.next().done).toBe(true);
    expect(ran).toEqual(["1", "2", "4", "3"]);
  });

  it("return() and throw() at the yield run the finally, and nothing between the two", () => {
    const [returned, thrown] = [open(), open()];
    returned.generator.next();
    returned.generator.return();
    thrown.generator.next();
    expect(() => thrown.generator.throw(new Error("called off"))).toThrow("called off");
    expect([returned.ran, thrown.ran]).toEqual([
      ["1", "2", "3"],
      ["1", "2", "3"],
    ]);
  });

  it("return() before the first next() runs nothing, and ends the generator", () => {
    const { ran, generator } = open();
    expect(generator.return()).toEqual({ value: undefined, done: true });
    expect(generator.next().done).toBe(true);
    expect(ran).toEqual([]);
  });

  it("return() after the end runs nothing again", () => {
    const { ran, generator } = open();
    expect([...generator]).toEqual(["lent"]);
    generator.return();
    expect(ran).toEqual(["1", "2", "4", "3"]);
  });

  it("an array pattern takes its one value and calls return()", () => {
    const { ran, generator } = open();
    const [lent] = generator;
    expect([lent, ...ran]).toEqual(["lent", "1", "2", "3"]);
  });
});

describe("an async generator", () => {
  it("that awaits keeps return() in line until its await is over", async () => {
    const events: string[] = [];
    const { promise: awaited, resolve: settle } = Promise.withResolvers<void>();
    const generator = (async function* () {
      try {
        await awaited;
        yield "lent";
      } finally {
        events.push("finally");
      }
    })();
    const first = generator.next();
    const returned = generator.return(undefined).then(() => events.push("returned"));
    await Promise.resolve();
    expect(events).toEqual([]);
    settle();
    expect((await first).value).toBe("lent");
    await returned;
    expect(events).toEqual(["finally", "returned"]);
  });

  it("with a yield in its finally outlives return()", async () => {
    const generator = (async function* (): AsyncGenerator<string, void> {
      try {
        yield "lent";
      } finally {
        yield "not yet";
      }
    })();
    await generator.next();
    expect(await generator.return()).toEqual({ value: "not yet", done: false });
  });
});

it("a generator that is dropped at its yield is collected without its finally", async () => {
  setFlagsFromString("--expose-gc");
  const collectGarbage = runInNewContext("gc") as () => void;
  const dropped: { ran: string[]; generator: WeakRef<object> }[] = [];
  (() => {
    const { ran, generator } = open();
    generator.next();
    dropped.push({ ran, generator: new WeakRef(generator) });
  })();
  // A WeakRef holds what it was asked for until the turn is over.
  await new Promise((resolve) => setImmediate(resolve));
  collectGarbage();
  expect(dropped[0]?.generator.deref()).toBeUndefined();
  expect(dropped[0]?.ran).toEqual(["1", "2"]);
});
