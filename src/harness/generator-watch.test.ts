import { describe, expect, it } from "vitest";
import { type Make, makeAsync, makeOrdinary } from "./fixtures/generator-drives.ts";
import { createHeardWatch } from "./fixtures/heard-watch.ts";

describe("what is told of a generator", () => {
  it.each<[string, (make: Make) => unknown, string[]]>([
    [
      "resumed to its end",
      async (make) => {
        const it = make();
        for (let n = 0; n < 4; n += 1) await it.next();
      },
      ["created", "running", "suspended", "resumed", "suspended", "resumed", "returned"],
    ],
    [
      "left at its yield",
      async (make) => {
        await make().next();
      },
      ["created", "running", "suspended"],
    ],
    [
      "told to return",
      async (make) => {
        const it = make();
        await it.next();
        await it.return("x");
      },
      ["created", "running", "suspended", "closing", "returned"],
    ],
    [
      "left by a break",
      async (make) => {
        for await (const _ of make()) break;
      },
      ["created", "running", "suspended", "closing", "returned"],
    ],
    [
      "thrown into",
      async (make) => {
        const it = make();
        await it.next();
        await expect(Promise.resolve().then(() => it.throw("x"))).rejects.toThrow("again");
      },
      ["created", "running", "suspended", "thrown-into", "threw"],
    ],
    [
      "told to return before its beginning",
      async (make) => {
        await make().return("x");
      },
      ["created", "returned"],
    ],
    [
      "asked twice at once",
      async (make) => {
        const it = make();
        await Promise.all([it.next(), it.next()]);
      },
      ["created", "running", "suspended", "resumed", "suspended"],
    ],
  ])("%s", async (_, drive, expected) => {
    for (const make of [makeAsync([]), makeOrdinary([])]) {
      const watch = createHeardWatch();
      watch.watch(make);
      await drive(make);
      expect(watch.phasesOf()).toEqual(expected);
    }
  });

  it("belongs to whoever drove it first, in whose turn ever it goes on", async () => {
    const make = makeAsync([]);
    const watch = createHeardWatch();
    watch.watch(make);
    const it = make();
    await it.next();
    watch.now.scopeId = "http-2";
    await it.return("x");
    expect(new Set(watch.told.map(({ name }) => name))).toEqual(new Set(["lend http-1"]));
  });

  it("is nothing where a framework reports it, or where it is no generator function", async () => {
    const make = makeAsync([]);
    const watch = createHeardWatch();
    watch.watch(
      make,
      undefined,
      false,
      () => 1,
      class {},
      async () => 1,
    );
    const adopted = make();
    expect(watch.adopt(adopted)).toBe(1);
    await adopted.next();
    expect(watch.told).toEqual([]);
    await make().next();
    expect(watch.phasesOf(2)).toEqual(["created", "running", "suspended"]);
  });

  it("is its first four yields and its end, where it yields again and again", () => {
    function* count() {
      for (let n = 0; n < 10_000; n += 1) yield n;
    }
    const watch = createHeardWatch();
    watch.watch(count);
    expect([...count()]).toHaveLength(10_000);
    expect(watch.phasesOf().slice(-5)).toEqual(["suspended", "resumed", "suspended", "repeating", "returned"]);
    expect(watch.told).toHaveLength(11);
  });

  it("is told of twenty in one second of a holder, and of the others that there are more", () => {
    const make = makeOrdinary([]);
    const watch = createHeardWatch();
    watch.watch(make);
    const driveMany = () => {
      for (let n = 0; n < 1_000; n += 1) make().next();
      return watch.told.filter(({ phase }) => phase === "created").length;
    };
    expect(driveMany()).toBe(20);
    expect(watch.warnings).toEqual([expect.stringContaining("many generators of lend in one second")]);
    watch.now.scopeId = "http-2";
    expect(driveMany()).toBe(40);
    watch.now.atMs = 1_000;
    expect(driveMany()).toBe(60);
    expect(watch.warnings).toHaveLength(1);
  });
});

describe("whose code asks", () => {
  it("is known while a call into its body lasts, and of nested ones it is the inner", () => {
    const watch = createHeardWatch();
    const asked: (number | null)[] = [];
    const ask = () => void asked.push(watch.askingId());
    function* inner() {
      ask();
      yield 1;
    }
    function* outer() {
      ask();
      yield* inner();
      ask();
    }
    watch.watch(inner, outer);
    ask();
    expect([...outer()]).toEqual([1]);
    ask();
    expect(asked).toEqual([null, 1, 2, 1, null]);
  });

  it("is the one that yielded the session which asks", async () => {
    const watch = createHeardWatch();
    const session = {};
    async function* getSession() {
      yield session;
    }
    watch.watch(getSession);
    expect(watch.askingFor(session, watch.askingId)).toBeNull();
    await getSession().next();
    expect(watch.askingFor(session, watch.askingId)).toBe(1);
    watch.yielded(7, session);
    expect(watch.askingFor(session, watch.askingId)).toBe(7);
    expect(watch.askingFor({}, watch.askingId)).toBeNull();
  });
});
