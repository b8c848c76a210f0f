import type { TurnLoop } from "./turn-loop.ts";

/**
 * The `Promise` that code in the server's realm sees. It makes real promises, except that one made in one scope and
 * settled in a turn of another settles in a turn of its maker's: whoever awaits it goes on as themselves.
 *
 * Not covered, because an `await` of an async function's own promise cannot be seen from outside: several scopes
 * awaiting one async function's promise all go on in the scope that ran it.
 */
export function createScopedPromise(NativePromise: PromiseConstructor, loop: TurnLoop): PromiseConstructor {
  const scopedPromise: PromiseConstructor = new Proxy(NativePromise, {
    construct(target, [executor], newTarget) {
      if (typeof executor !== "function") return Reflect.construct(target, [executor], newTarget);
      const maker = loop.scopeId();
      const inMakersScope = (settle: (value: unknown) => void) => (value: unknown) => {
        if (loop.scopeId() === maker) settle(value);
        else loop.enqueue(maker, () => settle(value));
      };
      const scoped = (resolve: (value: unknown) => void, reject: (reason: unknown) => void) =>
        executor(inMakersScope(resolve), inMakersScope(reject));
      return Reflect.construct(target, [scoped], newTarget === scopedPromise ? target : newTarget);
    },
  });
  return scopedPromise;
}
