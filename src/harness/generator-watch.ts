/**
 * Watches the generators of a program's own functions, whoever drives them: `next`, `return` and `throw` are laid upon
 * the `prototype` of each function, call the engine's own, and report. Nothing else in the realm is touched.
 */
import type { GeneratorPhase } from "../contract/asgi.ts";
import { createFollowLimit, followedYields } from "./follow-limits.ts";
import { iteratorPrototypes } from "./iterator-prototypes.ts";
import { overhear } from "./overhear.ts";

type Method = "next" | "return" | "throw";
type Step = IteratorResult<unknown, unknown>;
type Drive = (this: unknown, value: unknown) => unknown;

interface Life {
  readonly generatorId: number;
  readonly name: string;
  /** Whoever first drove it: what comes of it is told of them, in whose turn ever it comes. */
  readonly scopeId: string;
  /** Calls that its body has not answered yet; an asynchronous one takes one after the other. */
  readonly asked: Method[];
  stage: "made" | "begun" | "over";
  yields: number;
}

/** A framework's, or one more than are followed. */
type Known = Life | { readonly generatorId: number | null };

export interface GeneratorWatchParts {
  readonly scopeId: () => string;
  readonly nowMs: () => number;
  readonly report: (change: { generatorId: number; name: string; phase: GeneratorPhase }, scopeId: string) => void;
  readonly warn: (text: string) => void;
}

export interface GeneratorWatch {
  /** Watches what of these is a generator function that nobody has laid anything upon. */
  watch(...candidates: readonly unknown[]): void;
  /** Numbers a generator that its driver reports. */
  adopt(generator: object): number;
  yielded(generatorId: number, value: unknown): void;
  askingFor<T>(asker: object, ask: () => T): T;
  /** Whose code, or whose yielded object, asks at this moment; null where nobody can know. */
  askingId(): number | null;
}

export function createGeneratorWatch({ scopeId, nowMs, report, warn }: GeneratorWatchParts): GeneratorWatch {
  const known = new WeakMap<object, Known>();
  const yieldedBy = new WeakMap<object, number>();
  const mayFollow = createFollowLimit(nowMs);
  const asking: number[] = [];
  let lastId = 0;
  let hasWarned = false;

  const tell = ({ generatorId, name, scopeId: home }: Life, phase: GeneratorPhase) =>
    report({ generatorId, name, phase }, home);

  function meet(generator: object, name: string): Known {
    const home = scopeId();
    let met: Known = { generatorId: null };
    if (mayFollow(home)) {
      lastId += 1;
      const life: Life = { generatorId: lastId, name, scopeId: home, asked: [], stage: "made", yields: 0 };
      tell(life, "created");
      met = life;
    } else if (!hasWarned) {
      hasWarned = true;
      warn(`many generators of ${name || "one function"} in one second: Generators shows the first 20 of each holder`);
    }
    known.set(generator, met);
    return met;
  }

  function asIts<T>(generatorId: number | null, run: () => T): T {
    if (generatorId === null) return run();
    asking.push(generatorId);
    try {
      return run();
    } finally {
      asking.pop();
    }
  }

  /** The body takes a call up. */
  function begin(life: Life, method: Method) {
    if (life.stage === "made") {
      if (method === "next") {
        life.stage = "begun";
        tell(life, "running");
      }
    } else if (life.yields < followedYields)
      tell(life, method === "next" ? "resumed" : method === "throw" ? "thrown-into" : "closing");
    else if (life.yields === followedYields) {
      life.yields += 1;
      tell(life, "repeating");
    }
  }

  function end(life: Life, phase: "returned" | "threw") {
    life.stage = "over";
    tell(life, phase);
  }

  function settle(life: Life, { done, value }: Step) {
    if (done) return end(life, "returned");
    remember(life.generatorId, value);
    if (life.yields > followedYields) return;
    life.yields += 1;
    tell(life, "suspended");
  }

  function remember(generatorId: number, value: unknown) {
    if (typeof value === "object" && value !== null) yieldedBy.set(value, generatorId);
  }

  function driveOrdinary(life: Life, method: Method, call: () => unknown): unknown {
    // One that runs already refuses, and one that is over has nothing to tell.
    if (life.stage === "over" || life.asked.length > 0) return call();
    life.asked.push(method);
    try {
      begin(life, method);
      const step = asIts(life.generatorId, call) as Step;
      settle(life, step);
      return step;
    } catch (error) {
      end(life, "threw");
      throw error;
    } finally {
      life.asked.pop();
    }
  }

  function driveAsync(life: Life, method: Method, call: () => unknown): unknown {
    if (life.stage === "over") return call();
    life.asked.push(method);
    if (life.asked.length === 1) begin(life, method);
    const step = asIts(life.generatorId, call) as Promise<Step>;
    const answered = (then: () => void) => {
      life.asked.shift();
      if (life.stage === "over") return;
      then();
      const [next] = life.asked;
      if (next && !isOver(life)) begin(life, next);
    };
    overhear(
      step,
      (result) => answered(() => settle(life, result)),
      () => answered(() => end(life, "threw")),
    );
    return step;
  }

  function lay(prototype: object, native: Record<Method, Drive>, name: string, isAsync: boolean) {
    const drive = (generator: unknown, method: Method, value: unknown): unknown => {
      const call = () => native[method].call(generator, value);
      // The engine's own says what is wrong with it.
      if (typeof generator !== "object" || generator === null) return call();
      const met = known.get(generator) ?? meet(generator, name);
      if (!("stage" in met)) return asIts(met.generatorId, call);
      return isAsync ? driveAsync(met, method, call) : driveOrdinary(met, method, call);
    };
    const laid: Record<Method, Drive> = {
      next(value) {
        return drive(this, "next", value);
      },
      return(value) {
        return drive(this, "return", value);
      },
      throw(value) {
        return drive(this, "throw", value);
      },
    };
    for (const [method, value] of Object.entries(laid))
      Object.defineProperty(prototype, method, { value, configurable: true, writable: true });
  }

  function watchOne(candidate: unknown) {
    if (typeof candidate !== "function") return;
    const prototype: unknown = candidate.prototype;
    if (typeof prototype !== "object" || prototype === null) return;
    const native = Object.getPrototypeOf(prototype);
    const isAsync = native === iteratorPrototypes.async;
    if (!isAsync && native !== iteratorPrototypes.ordinary) return;
    if (Object.getOwnPropertyNames(prototype).length > 0) return;
    lay(prototype, native, candidate.name, isAsync);
  }

  return {
    watch: (...candidates) => candidates.forEach(watchOne),
    adopt(generator) {
      lastId += 1;
      known.set(generator, { generatorId: lastId });
      return lastId;
    },
    yielded: remember,
    askingFor: (asker, ask) => asIts(yieldedBy.get(asker) ?? null, ask),
    askingId: () => asking.at(-1) ?? null,
  };
}

const isOver = ({ stage }: Life): boolean => stage === "over";
