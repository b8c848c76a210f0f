import { type Dependency, type HeldDependency, holdDependency } from "./dependency.ts";
import type { RequestContext } from "./request-context.ts";

/** The dependencies of one request or socket, each inside the one before it. */
export interface DependencyStack {
  /** Runs each to its `yield`, in order. @throws what a dependency throws before its `yield` */
  enter(dependencies: readonly Dependency[], context: RequestContext): Promise<unknown[]>;
  /** Resumes them, last first. */
  finish(): Promise<void>;
  /** Throws `error` in, last first; rejects with what comes out of the first one. */
  fail(error: unknown): Promise<void>;
}

export function createDependencyStack(): DependencyStack {
  const held: HeldDependency[] = [];

  async function unwind(thrown: { error: unknown } | null): Promise<void> {
    let current = thrown;
    for (let inner = held.pop(); inner; inner = held.pop()) {
      try {
        // Whoever swallows the error hides it from those outside, who then see an ordinary end.
        await (current ? inner.fail(current.error) : inner.finish());
        current = null;
      } catch (error) {
        current = { error };
      }
    }
    if (current) throw current.error;
  }

  return {
    async enter(dependencies, context) {
      const values: unknown[] = [];
      for (const dependency of dependencies) {
        const inner = await holdDependency(dependency, context);
        held.push(inner);
        values.push(inner.value);
      }
      return values;
    },
    finish: () => unwind(null),
    fail: (error) => unwind({ error }),
  };
}
