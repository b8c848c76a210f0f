/**
 * Generator functions as dependencies. The framework keeps each generator in its hand: it runs it to its `yield`,
 * passes the value on, and resumes it when the work is over. Nobody else will: a generator dropped at its `yield`
 * never reaches its `finally`.
 */
import type { DependencyScope } from "./exit-mode.ts";
import { reportGenerator } from "./report-generator.ts";
import type { RequestContext } from "./request-context.ts";

/** Yields exactly once: what stands before the `yield` sets up, what stands after it cleans up. */
export type Dependency<T = unknown> = (
  context: RequestContext,
) => Generator<T, void, void> | AsyncGenerator<T, void, void>;

/** A dependency with the scope at whose end it is resumed. */
export interface ScopedDependency<T = unknown> {
  readonly dependency: Dependency<T>;
  readonly scope: DependencyScope;
}

/**
 * Names the scope of a dependency, as FastAPI's `Depends(get_db, scope="function")`.
 *
 * @example app.post("/items", [depends(getDb, { scope: "function" })], (request, db) => save(db, request));
 */
export const depends = <T>(
  dependency: Dependency<T>,
  { scope }: { readonly scope: DependencyScope },
): ScopedDependency<T> => ({ dependency, scope });

/** What a route takes as a dependency. */
export type Injected<T = unknown> = Dependency<T> | ScopedDependency<T>;

/** What handlers get: the yielded values, in the order of the dependencies. */
export type ValuesOf<D extends readonly Injected[]> = {
  -readonly [Index in keyof D]: D[Index] extends Injected<infer T> ? T : never;
};

/** A dependency between its `yield` and its end. */
export interface HeldDependency {
  readonly value: unknown;
  /** Runs the code after `yield`. */
  finish(): Promise<void>;
  /** Throws `error` in at the `yield`; rejects with what comes out again, resolves when it was swallowed. */
  fail(error: unknown): Promise<void>;
}

/** Runs a dependency to its `yield` and holds it there. */
export async function holdDependency(dependency: Dependency, context: RequestContext): Promise<HeldDependency> {
  const generator = dependency(context);
  const report = reportGenerator(dependency.name, generator);
  report("running");
  // `await` on the step of an ordinary generator costs nothing, so both kinds are driven by the same lines.
  const first = await step(() => generator.next());
  if (first.done) {
    report("returned");
    throw new Error(`${dependency.name} ended without a yield, so there is nothing to pass on`);
  }
  report("suspended", first.value);

  /** An ordinary generator throws from the call itself, an asynchronous one from its promise. */
  async function step<R>(run: () => R): Promise<Awaited<R>> {
    try {
      return await run();
    } catch (error) {
      report("threw");
      throw error;
    }
  }

  async function end(run: () => IteratorResult<unknown, void> | Promise<IteratorResult<unknown, void>>): Promise<void> {
    const { done } = await step(run);
    if (!done) await step(() => generator.return());
    report("returned");
    if (!done) throw new Error(`${dependency.name} yielded twice; a dependency yields once`);
  }

  return {
    value: first.value,
    finish() {
      report("resumed");
      return end(() => generator.next());
    },
    fail(error) {
      report("thrown-into");
      return end(() => generator.throw(error));
    },
  };
}
