import { type HeldDependency, holdDependency, type ScopedDependency } from "./dependency.ts";
import type { DependencyScope } from "./exit-mode.ts";
import type { RequestContext } from "./request-context.ts";

/** The dependencies of one request or socket, those of scope `function` inside those of scope `request`. */
export interface DependencyStack {
  /** Runs each to its `yield`, in order. @throws what a dependency throws before its `yield` */
  enter(dependencies: readonly ScopedDependency[], context: RequestContext): Promise<unknown[]>;
  /** Resumes those of scope `function`, last first: the handler has returned. */
  leaveFunction(): Promise<void>;
  /** Resumes all that are left. */
  finish(): Promise<void>;
  /** Throws `error` in, from the innermost outwards; rejects with what comes out of the outermost. */
  fail(error: unknown): Promise<void>;
}

type Thrown = { readonly error: unknown } | null;

export function createDependencyStack(): DependencyStack {
  const held: Readonly<Record<DependencyScope, HeldDependency[]>> = { request: [], function: [] };

  /** Whoever swallows the error hides it from those outside, who then see an ordinary end. */
  async function unwind(stack: HeldDependency[], thrown: Thrown): Promise<Thrown> {
    let current = thrown;
    for (let inner = stack.pop(); inner; inner = stack.pop()) {
      try {
        await (current ? inner.fail(current.error) : inner.finish());
        current = null;
      } catch (error) {
        current = { error };
      }
    }
    return current;
  }

  async function unwindAll(thrown: Thrown): Promise<void> {
    const left = await unwind(held.request, await unwind(held.function, thrown));
    if (left) throw left.error;
  }

  return {
    async enter(dependencies, context) {
      const values: unknown[] = [];
      for (const { dependency, scope } of dependencies) {
        const inner = await holdDependency(dependency, context);
        held[scope].push(inner);
        values.push(inner.value);
      }
      return values;
    },
    async leaveFunction() {
      const left = await unwind(held.function, null);
      if (left) throw left.error;
    },
    finish: () => unwindAll(null),
    fail: (error) => unwindAll({ error }),
  };
}
