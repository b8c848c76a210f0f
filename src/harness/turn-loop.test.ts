import { expect, test } from "vitest";
import { createScopedPromise } from "./scoped-promise.ts";
import { createTurnLoop, type LoopEvents, type TurnLoop } from "./turn-loop.ts";

interface Rig {
  readonly loop: TurnLoop;
  readonly quiesced: number[];
  readonly errors: unknown[];
  /** What the loop sees of the world beyond its thread. */
  readonly outside: { wallMs: number; inFlight: boolean };
  arrive(run: () => void): void;
  fast(endMs: number): Promise<void>;
}

function createRig(): Rig {
  const quiesced: number[] = [];
  const errors: unknown[] = [];
  let arrivals: (() => void)[] = [];
  const outside = { wallMs: 0, inFlight: false };
  const events: LoopEvents = {
    inFlight: () => outside.inFlight,
    takeArrivals() {
      const taken = arrivals;
      arrivals = [];
      for (const run of taken) run();
      return taken.length;
    },
    somebodyWaits: () => false,
    quiesced: () => quiesced.push(loop.nowMs()),
    resting: () => undefined,
    askToAdvance: null,
    uncaught: (error) => errors.push(error),
  };
  const loop = createTurnLoop(
    {
      yieldTurn: (resume) => void setImmediate(resume),
      wallMs: () => outside.wallMs,
      wallTimer: () => () => undefined,
    },
    events,
  );
  return {
    loop,
    quiesced,
    errors,
    outside,
    arrive: (run) => arrivals.push(run),
    fast: (endMs) => new Promise((done) => loop.runFast(endMs, done)),
  };
}

test("the microtasks of one turn drain before the next turn begins", async () => {
  const { loop, fast } = createRig();
  const seen: string[] = [];
  loop.enqueue("a", () => {
    seen.push("a");
    void Promise.resolve()
      .then(() => seen.push("a, then"))
      .then(() => seen.push("a, then, then"));
  });
  loop.enqueue("b", () => seen.push("b"));
  await fast(1);
  expect(seen).toEqual(["a", "a, then", "a, then, then", "b"]);
});

test("a turn carries its cause's scope, and a timer its maker's", async () => {
  const { loop, fast } = createRig();
  const scopes: string[] = [];
  loop.enqueue("socket-1", () => {
    loop.setTimer(5, () => scopes.push(loop.scopeId()));
    void Promise.resolve().then(() => scopes.push(loop.scopeId()));
  });
  loop.enqueue("socket-2", () => scopes.push(loop.scopeId()));
  await fast(10);
  expect(scopes).toEqual(["socket-1", "socket-2", "socket-1"]);
});

test("thirty seconds in fast take no real time, and the clock stands at the end", async () => {
  const { loop, fast } = createRig();
  let firedAtMs = 0;
  loop.setTimer(30_000, () => {
    firedAtMs = loop.nowMs();
  });
  const startedMs = performance.now();
  await fast(60_000);
  expect(firedAtMs).toBe(30_000);
  expect(loop.nowMs()).toBe(60_000);
  expect(performance.now() - startedMs).toBeLessThan(5_000);
});

test("virtual time stands still while a message to another thread is in flight", async () => {
  const rig = createRig();
  const order: string[] = [];
  rig.outside.inFlight = true;
  rig.loop.setTimer(1, () => order.push(`timer at ${rig.loop.nowMs()}`));
  const finished = rig.fast(10);
  await new Promise((resolve) => setImmediate(resolve));
  expect(rig.loop.nowMs()).toBe(0);
  rig.arrive(() => rig.loop.setTimer(0.5, () => order.push(`reply at ${rig.loop.nowMs()}`)));
  rig.outside.inFlight = false;
  rig.loop.wake();
  await finished;
  expect(order).toEqual(["reply at 0.5", "timer at 1"]);
});

test("live time stops at a timer's due time however late the thread is", async () => {
  const rig = createRig();
  const seen: number[] = [];
  rig.loop.setTimer(100, () => seen.push(rig.loop.nowMs()));
  rig.loop.setPace({ kind: "live", rate: 1 });
  await new Promise((resolve) => setImmediate(resolve));
  rig.outside.wallMs = 5_000;
  rig.loop.command(() => seen.push(rig.loop.nowMs()));
  await expect.poll(() => seen).toEqual([100, 100]);
});

test("a paused clock delivers one cause a step", async () => {
  const { loop } = createRig();
  const seen: number[] = [];
  loop.setTimer(10, () => seen.push(10));
  loop.setTimer(20, () => seen.push(20));
  loop.setPace({ kind: "paused" });
  for (let turn = 0; turn < 10; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  expect(seen).toEqual([]);
  loop.step();
  await expect.poll(() => seen).toEqual([10]);
  expect(loop.nowMs()).toBe(10);
});

test("a run is quiet once no counted timer is left, and says so once", async () => {
  const { loop, fast, quiesced } = createRig();
  loop.setTimer(5, () => undefined);
  loop.setTimer(1_000, () => undefined, { counted: false });
  await fast(500);
  expect(quiesced).toEqual([5]);
});

test("an error thrown in a turn is handed on and the next turn still comes", async () => {
  const { loop, fast, errors } = createRig();
  let reached = false;
  loop.enqueue("a", () => {
    throw new Error("boom");
  });
  loop.enqueue("b", () => {
    reached = true;
  });
  await fast(1);
  expect(errors).toHaveLength(1);
  expect(reached).toBe(true);
});

test("a promise settled by another scope resumes in its maker's", async () => {
  const { loop, fast } = createRig();
  const Scoped = createScopedPromise(Promise, loop);
  const scopes: string[] = [];
  let open: (() => void) | undefined;
  loop.enqueue("waiter", () => {
    const gate = new Scoped<void>((resolve) => {
      open = resolve;
    });
    void gate.then(() => scopes.push(loop.scopeId()));
  });
  loop.enqueue("opener", () => {
    open?.();
    void Promise.resolve().then(() => scopes.push(loop.scopeId()));
  });
  await fast(1);
  expect(scopes).toEqual(["opener", "waiter"]);
});

test("scoped promises are promises, through their statics as well", async () => {
  const { loop } = createRig();
  const Scoped = createScopedPromise(Promise, loop);
  expect(new Scoped(() => undefined)).toBeInstanceOf(Promise);
  await expect(Scoped.all([Scoped.resolve(1), Promise.resolve(2)])).resolves.toEqual([1, 2]);
  const { promise, resolve } = Scoped.withResolvers<string>();
  resolve("kept");
  await expect(promise).resolves.toBe("kept");
  await expect(Scoped.reject(new Error("no"))).rejects.toThrow("no");
});
