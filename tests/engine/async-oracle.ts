import { AsyncLocalStorage, AsyncResource } from "node:async_hooks";
import type { ScopeOracle } from "../../src/harness/scope-oracle.ts";

export interface Disagreement {
  readonly what: string;
  /** Where the harness booked it. */
  readonly harness: string;
  /** Where Node's AsyncLocalStorage says that the code came from. */
  readonly node: string;
}

/** Node's own opinion on whose turn it is, beside the harness's. */
export function createAsyncOracle() {
  const storage = new AsyncLocalStorage<string>();
  const found: Disagreement[] = [];
  let booked = 0;
  const scopes: ScopeOracle = {
    enter: (scopeId, run) => storage.run(scopeId, run),
    bind: (callback) => AsyncResource.bind(callback as never) as unknown as typeof callback,
    booked(what, harness) {
      booked += 1;
      const node = storage.getStore() ?? "server";
      if (node !== harness) found.push({ what, harness, node });
    },
  };
  return { scopes, booked: () => booked, disagreements: (): readonly Disagreement[] => found };
}
