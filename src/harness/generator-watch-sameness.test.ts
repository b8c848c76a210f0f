import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Drive, drives, type Log, type Make, makeAsync, makeOrdinary } from "./fixtures/generator-drives.ts";
import { createHeardWatch } from "./fixtures/heard-watch.ts";

/** What one drive does, in the order in which it is done, beside somebody who counts the microtasks. */
async function observe(make: Make, log: Log, drive: Drive): Promise<readonly string[]> {
  const counting = (async () => {
    for (let tick = 0; tick < 60; tick += 1) {
      log.push(`tick ${tick}`);
      await null;
    }
  })();
  await Promise.all([drive(make, log), counting]);
  return log;
}

describe("a watched generator does to the microtask what one does that nobody watches", () => {
  describe.each([
    ["an asynchronous one", makeAsync],
    ["an ordinary one", makeOrdinary],
  ] as const)("%s", (_, makeFunction) => {
    it.each(drives)("driven %s", async (_, drive) => {
      const [plainLog, watchedLog]: [Log, Log] = [[], []];
      const plain = await observe(makeFunction(plainLog), plainLog, drive);
      const watched = makeFunction(watchedLog);
      const watch = createHeardWatch();
      watch.watch(watched);
      expect(await observe(watched, watchedLog, drive)).toEqual(plain);
      expect(plain.length).toBeGreaterThan(60);
      expect(watch.told[0]).toEqual({ generatorId: 1, name: "lend http-1", phase: "created" });
    });
  });

  it("refuses what it refuses: a next in its own body, and what is no generator", async () => {
    const itself: { it?: Generator<number> } = {};
    function* lend(): Generator<number> {
      yield itself.it?.next().value;
    }
    const watch = createHeardWatch();
    watch.watch(lend);
    itself.it = lend();
    expect(() => itself.it?.next()).toThrow("already running");
    expect(watch.phasesOf()).toEqual(["created", "running", "threw"]);
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
    createHeardWatch().watch(fail);
    void fail().next();
    await settled();
    await settled();
    expect(unhandled).toEqual([new Error("nobody's")]);
  });

  it("is handled by whoever awaits, catches, or takes it into a race, also a little later", async () => {
    createHeardWatch().watch(fail);
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
