import { installUsing } from "./install-using.ts";
import type { ScopeOracle } from "./scope-oracle.ts";
import { createScopedPromise } from "./scoped-promise.ts";
import { createRandom } from "./seeded-random.ts";
import type { TurnLoop } from "./turn-loop.ts";
import type { VirtualTimer } from "./virtual-timers.ts";

/** Taken when the module is loaded, before anything is replaced. */
const native = { Promise, Date };
const clearNative = clearTimeout;

type Callback = (...values: unknown[]) => void;

/** What `setTimeout` hands out: an object with `ref` and `unref`, as Node's, for `pg-pool` calls them. */
class Timeout {
  readonly #loop: TurnLoop;
  timer: VirtualTimer;

  constructor(loop: TurnLoop, timer: VirtualTimer) {
    this.#loop = loop;
    this.timer = timer;
  }

  ref(): this {
    this.#loop.setCounted(this.timer, true);
    return this;
  }

  unref(): this {
    this.#loop.setCounted(this.timer, false);
    return this;
  }

  hasRef(): boolean {
    return this.timer.counted;
  }

  [Symbol.dispose](): void {
    this.#loop.clearTimer(this.timer);
  }
}

export interface GlobalsOptions {
  readonly loop: TurnLoop;
  readonly seed: number;
  /** What `Date.now()` says at virtual time 0. */
  readonly epochMs: number;
  /** Whether a timer made now is housekeeping of the pool's, which keeps nobody waiting. */
  readonly inHousekeeping: () => boolean;
  readonly oracle: ScopeOracle;
}

/** Puts the harness's clock, randomness and promises in place of the realm's own. */
export function installGlobals(realm: typeof globalThis, options: GlobalsOptions): void {
  const { loop, epochMs, oracle } = options;

  function later(callback: Callback, delayMs: unknown, values: unknown[]): Timeout {
    if (typeof callback !== "function") throw new TypeError("The callback of a timer must be a function");
    const bound = oracle.bind(callback);
    const run = () => bound(...values);
    if (!options.inHousekeeping()) oracle.booked("timer", loop.scopeId());
    return new Timeout(loop, loop.setTimer(toDelayMs(delayMs), run, { counted: !options.inHousekeeping() }));
  }

  function repeat(callback: Callback, delayMs: unknown, values: unknown[]): Timeout {
    const periodMs = Math.max(1, toDelayMs(delayMs));
    const bound = oracle.bind(callback);
    const tick = () => {
      timeout.timer = loop.setTimer(periodMs, tick, { counted: timeout.timer.counted });
      bound(...values);
    };
    const timeout = new Timeout(loop, loop.setTimer(periodMs, tick));
    return timeout;
  }

  const clear = (timeout: unknown) => {
    if (timeout instanceof Timeout) loop.clearTimer(timeout.timer);
    // One of Node's own, made on the real clock. A browser's are numbers, and a number could be the harness's timer.
    else if (typeof timeout === "object" && timeout !== null) clearNative(timeout as NodeJS.Timeout);
  };

  define(realm, {
    Promise: createScopedPromise(native.Promise, loop),
    setTimeout: (callback: Callback, delayMs?: unknown, ...values: unknown[]) => later(callback, delayMs, values),
    setInterval: (callback: Callback, delayMs?: unknown, ...values: unknown[]) => repeat(callback, delayMs, values),
    setImmediate: (callback: Callback, ...values: unknown[]) => {
      const bound = oracle.bind(callback);
      loop.enqueue(loop.scopeId(), () => bound(...values));
    },
    clearTimeout: clear,
    clearInterval: clear,
    Date: virtualDate(native.Date, () => Math.floor(epochMs + loop.nowMs())),
  });
  installUsing(realm);
  define(realm.performance, { now: () => loop.nowMs() });
  define(realm.Math, { random: createRandom(options.seed ^ 0x5eed) });
  // Node's own nextTick queue would run between turns; a microtask stays in the turn that asked.
  const host = realm as { process?: object };
  if (host.process) {
    define(host.process, {
      nextTick: (callback: Callback, ...values: unknown[]) => queueMicrotask(() => callback(...values)),
    });
  }
}

const toDelayMs = (delayMs: unknown): number => {
  const value = Number(delayMs);
  return Number.isFinite(value) && value > 0 ? Math.min(value, 2_147_483_647) : 1;
};

function define(target: object, values: Record<string, unknown>): void {
  for (const [name, value] of Object.entries(values))
    Object.defineProperty(target, name, { value, configurable: true, writable: true });
}

function virtualDate(NativeDate: DateConstructor, now: () => number): DateConstructor {
  return new Proxy(NativeDate, {
    construct: (target, values, newTarget) =>
      Reflect.construct(target, values.length > 0 ? values : [now()], newTarget),
    apply: (target) => new target(now()).toString(),
    get: (target, name, receiver) => (name === "now" ? now : Reflect.get(target, name, receiver)),
  });
}
