import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createGeneratorWatch } from "./generator-watch.ts";

interface Change {
  readonly generatorId: number;
  readonly name: string;
  readonly phase: string;
}

let log: string[] = [];
let told: Change[] = [];
let warnings: string[] = [];
let scopeId = "http-1";
let nowMs = 0;

const createWatch = () =>
  createGeneratorWatch({
    scopeId: () => scopeId,
    nowMs: () => nowMs,
    report: (change, home) => told.push({ ...change, name: `${change.name} ${home}` }),
    warn: (text) => warnings.push(text),
  });

beforeEach(() => {
  log = [];
  told = [];
  warnings = [];
  scopeId = "http-1";
  nowMs = 0;
});

const phases = (generatorId = 1) =>
  told.filter((change) => change.generatorId === generatorId).map(({ phase }) => phase);

/** A fresh function each time, for one is watched and the other is not. */
const makeAsync = () =>
  async function* lend(): AsyncGenerator<number, string, string | undefined> {
    log.push("up");
    await null;
    try {
      log.push(`got ${yield 1}`);
      await null;
      log.push(`got ${yield 2}`);
      return "end";
    } catch (error) {
      log.push(`caught ${error}`);
      throw new Error("again");
    } finally {
      await null;
      log.push("down");
    }
  };

const makeOrdinary = () =>
  function* lend(): Generator<number, string, string | undefined> {
    log.push("up");
    try {
      log.push(`got ${yield 1}`);
      log.push(`got ${yield 2}`);
      return "end";
    } catch (error) {
      log.push(`caught ${error}`);
      throw new Error("again");
    } finally {
      log.push("down");
    }
  };

type AnyGenerator = Generator<number, string, string | undefined> | AsyncGenerator<number, string, string | undefined>;
type Make = () => AnyGenerator;

const show = (what: unknown) => log.push(JSON.stringify(what));
const attempt = async (run: () => unknown) => {
  try {
    show(await run());
  } catch (error) {
    log.push(`out came ${error}`);
  }
};

const drives: readonly [string, (make: Make) => unknown][] = [
  [
    "to its end",
    async (make) => {
      const it = make();
      for (let n = 0; n < 4; n += 1) await attempt(() => it.next(`${n}`));
    },
  ],
  [
    "by for await",
    async (make) => {
      for await (const value of make()) show(value);
    },
  ],
  [
    "by for await with a break",
    async (make) => {
      for await (const value of make()) {
        show(value);
        break;
      }
    },
  ],
  [
    "by for await with a throw",
    (make) =>
      attempt(async () => {
        for await (const value of make()) throw new Error(`at ${value}`);
      }),
  ],
  [
    "by a return before its beginning",
    async (make) => {
      const it = make();
      await attempt(() => it.return("early"));
      await attempt(() => it.next());
    },
  ],
  [
    "by a throw before its beginning",
    async (make) => {
      const it = make();
      await attempt(() => it.throw("early"));
      await attempt(() => it.next());
    },
  ],
  [
    "by a return at its yield",
    async (make) => {
      const it = make();
      await attempt(() => it.next());
      await attempt(() => it.return("mine"));
      await attempt(() => it.return("late"));
    },
  ],
  [
    "by a throw at its yield",
    async (make) => {
      const it = make();
      await attempt(() => it.next());
      await attempt(() => it.throw("mine"));
      await attempt(() => it.throw("late"));
    },
  ],
  [
    "by several at once",
    async (make) => {
      const it = make();
      await Promise.all([it.next("a"), it.next("b"), it.next("c"), it.next("d")].map((step) => attempt(() => step)));
    },
  ],
  [
    "by next and throw at once",
    async (make) => {
      const it = make();
      const steps = [attempt(() => it.next()), attempt(() => it.throw("queued")), attempt(() => it.return("last"))];
      await Promise.all(steps);
    },
  ],
  [
    "by another's yield*",
    async (make) => {
      async function* outer() {
        show(yield* make());
      }
      for await (const value of outer()) show(value);
    },
  ],
  [
    "by another's yield* that is told to return",
    async (make) => {
      async function* outer() {
        show(yield* make());
      }
      const it = outer();
      await attempt(() => it.next());
      await attempt(() => it.return());
    },
  ],
  [
    "by then",
    (make) =>
      new Promise<void>((resolve) => {
        Promise.resolve(make().next()).then((step) => {
          show(step);
          resolve();
        });
      }),
  ],
  [
    "by using",
    async (make) => {
      await using it = make() as AsyncGenerator<number>;
      await attempt(() => it.next());
    },
  ],
];

/** What one drive does, in the order in which it is done, beside somebody who counts the microtasks. */
async function observe(make: Make, drive: (make: Make) => unknown): Promise<readonly string[]> {
  log = [];
  const counting = (async () => {
    for (let tick = 0; tick < 60; tick += 1) {
      log.push(`tick ${tick}`);
      await null;
    }
  })();
  await Promise.all([drive(make), counting]);
  return log;
}

describe("a watched generator does to the microtask what one does that nobody watches", () => {
  describe.each([
    ["an asynchronous one", makeAsync],
    ["an ordinary one", makeOrdinary],
  ] as const)("%s", (_, makeFunction) => {
    it.each(drives)("driven %s", async (_, drive) => {
      const plain = await observe(makeFunction(), drive);
      const watched = makeFunction();
      createWatch().watch(watched);
      expect(await observe(watched, drive)).toEqual(plain);
      expect(plain.length).toBeGreaterThan(60);
      expect(told[0]).toEqual({ generatorId: 1, name: "lend http-1", phase: "created" });
    });
  });

  it("refuses what it refuses: a next in its own body, and what is no generator", async () => {
    const itself: { it?: Generator<number> } = {};
    function* lend(): Generator<number> {
      yield itself.it?.next().value;
    }
    createWatch().watch(lend);
    itself.it = lend();
    expect(() => itself.it?.next()).toThrow("already running");
    expect(phases()).toEqual(["created", "running", "threw"]);
    const { next } = Object.getPrototypeOf(lend());
    for (const other of [undefined, 3, {}]) expect(() => next.call(other)).toThrow(TypeError);
  });
});

describe("an error that nobody handles", () => {
  const unhandled: unknown[] = [];
  const listen = (reason: unknown) => unhandled.push(reason);
  const before = process.listeners("unhandledRejection");
  beforeEach(() => {
    unhandled.length = 0;
    process.removeAllListeners("unhandledRejection").on("unhandledRejection", listen);
  });
  afterEach(() => {
    process.removeAllListeners("unhandledRejection");
    for (const each of before) process.on("unhandledRejection", each);
  });
  const settled = () => new Promise((resolve) => setImmediate(resolve));

  async function refuse(): Promise<number> {
    await null;
    throw new Error("nobody's");
  }

  async function* fail(): AsyncGenerator<number> {
    yield await refuse();
  }

  it("still ends the process, once", async () => {
    createWatch().watch(fail);
    void fail().next();
    await settled();
    await settled();
    expect(unhandled).toEqual([new Error("nobody's")]);
  });

  it("is handled by whoever awaits, catches, or takes it into a race, also a little later", async () => {
    createWatch().watch(fail);
    await expect(fail().next()).rejects.toThrow("nobody's");
    await fail()
      .next()
      .catch(() => undefined);
    await Promise.allSettled([fail().next()]);
    const later = fail().next();
    await null;
    await null;
    await null;
    await expect(later).rejects.toThrow("nobody's");
    await settled();
    await settled();
    expect(unhandled).toEqual([]);
  });
});

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
        await attempt(() => it.throw("x"));
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
    for (const make of [makeAsync(), makeOrdinary()]) {
      told = [];
      createWatch().watch(make);
      await drive(make);
      expect(phases()).toEqual(expected);
    }
  });

  it("belongs to whoever drove it first, in whose turn ever it goes on", async () => {
    const make = makeAsync();
    createWatch().watch(make);
    const it = make();
    await it.next();
    scopeId = "http-2";
    await it.return("x");
    expect(new Set(told.map(({ name }) => name))).toEqual(new Set(["lend http-1"]));
  });

  it("is nothing where a framework reports it, or where it is no generator function", async () => {
    const make = makeAsync();
    const watch = createWatch();
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
    expect(told).toEqual([]);
    await make().next();
    expect(phases(2)).toEqual(["created", "running", "suspended"]);
  });

  it("is its first four yields and its end, where it yields again and again", () => {
    function* count() {
      for (let n = 0; n < 10_000; n += 1) yield n;
    }
    createWatch().watch(count);
    expect([...count()]).toHaveLength(10_000);
    expect(phases().slice(-5)).toEqual(["suspended", "resumed", "suspended", "repeating", "returned"]);
    expect(told).toHaveLength(11);
  });

  it("is told of twenty in one second of a holder, and of the others that there are more", () => {
    const make = makeOrdinary();
    createWatch().watch(make);
    const driveMany = () => {
      for (let n = 0; n < 1_000; n += 1) make().next();
      return told.filter(({ phase }) => phase === "created").length;
    };
    expect(driveMany()).toBe(20);
    expect(warnings).toEqual([expect.stringContaining("many generators of lend in one second")]);
    scopeId = "http-2";
    expect(driveMany()).toBe(40);
    nowMs = 1_000;
    expect(driveMany()).toBe(60);
    expect(warnings).toHaveLength(1);
  });
});

describe("whose code asks", () => {
  it("is known while a call into its body lasts, and of nested ones it is the inner", () => {
    const watch = createWatch();
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
    const watch = createWatch();
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
