import type { UsingScope } from "../contract/using-scope.ts";

type Dispose = () => unknown;

interface Held {
  /** Null for what was nothing: `using` takes null and undefined, and leaves them. */
  readonly dispose: Dispose | null;
  readonly isAsync: boolean;
}

/** `using` as ECMAScript's explicit resource management has it: last first, every one, whatever the others throw. */
export function openUsingScope(): UsingScope {
  const held: Held[] = [];
  let thrown: { readonly error: unknown } | null = null;

  function fail(error: unknown) {
    thrown = { error: thrown ? new SuppressedError(error, thrown.error) : error };
  }

  function conclude() {
    if (thrown) throw thrown.error;
  }

  function disposeNow(dispose: Dispose | null): unknown {
    try {
      return dispose?.();
    } catch (error) {
      fail(error);
      return undefined;
    }
  }

  async function endAsync(): Promise<void> {
    for (let last = held.pop(); last; last = held.pop()) {
      const pending = disposeNow(last.dispose);
      if (!last.isAsync) continue;
      try {
        await pending;
      } catch (error) {
        fail(error);
      }
    }
    conclude();
  }

  return {
    add: (value, isAsync) => void held.push({ dispose: toDispose(value, isAsync), isAsync }),
    fail,
    end() {
      if (held.some(({ isAsync }) => isAsync)) return endAsync();
      for (let last = held.pop(); last; last = held.pop()) disposeNow(last.dispose);
      conclude();
      return undefined;
    },
  };
}

function toDispose(value: unknown, isAsync: boolean): Dispose | null {
  if (value === null || value === undefined) return null;
  if (typeof value !== "object" && typeof value !== "function")
    throw new TypeError(`using takes an object that can be disposed of, or null; this is a ${typeof value}`);
  const { [Symbol.asyncDispose]: later, [Symbol.dispose]: now } = value as Partial<AsyncDisposable & Disposable>;
  if (isAsync && typeof later === "function") return () => later.call(value);
  if (typeof now !== "function")
    throw new TypeError(
      isAsync
        ? "await using takes an object with [Symbol.asyncDispose] or [Symbol.dispose]; this one has neither"
        : "using takes an object with [Symbol.dispose]; this one has none",
    );
  // What an ordinary dispose returns is not awaited, even under `await using`.
  return () => void now.call(value);
}
