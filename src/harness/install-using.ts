import { usingKey } from "../contract/using-scope.ts";
import { AsyncDisposableStackStandIn, DisposableStackStandIn } from "./disposable-stacks.ts";
import { iteratorPrototypes } from "./iterator-prototypes.ts";
import { openUsingScope } from "./using-scope.ts";

/** Lets lowered `using` run, and gives a realm what engines that know `using` bring along with it. */
export function installUsing(realm: typeof globalThis): void {
  const define = (target: object, name: PropertyKey, value: unknown) =>
    name in target || Object.defineProperty(target, name, { value, configurable: true, writable: true });

  define(realm, Symbol.for(usingKey), openUsingScope);
  define(realm, "SuppressedError", SuppressedErrorStandIn);
  define(realm, "DisposableStack", DisposableStackStandIn);
  define(realm, "AsyncDisposableStack", AsyncDisposableStackStandIn);
  define(Object.getPrototypeOf(iteratorPrototypes.ordinary), Symbol.dispose, function (this: Iterator<unknown>) {
    this.return?.();
  });
  define(
    Object.getPrototypeOf(iteratorPrototypes.async),
    Symbol.asyncDispose,
    async function (this: AsyncIterator<unknown>) {
      await this.return?.();
    },
  );
}

class SuppressedErrorStandIn extends Error {
  override readonly name = "SuppressedError";
  readonly error: unknown;
  readonly suppressed: unknown;

  constructor(error: unknown, suppressed: unknown, message?: string) {
    super(message);
    this.error = error;
    this.suppressed = suppressed;
  }
}
