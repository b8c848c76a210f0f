type Callback = (...values: never[]) => unknown;

/**
 * A second opinion on whose turn it is. Under Node the tests give one made of AsyncLocalStorage and compare; an
 * engine gives none, for a WebContainer loses that store at every await.
 */
export interface ScopeOracle {
  /** Runs the first code of a scope. */
  readonly enter: (scopeId: string, run: () => void) => void;
  /** Carries the caller's context over to a callback that is called later, as Node's own timers do. */
  readonly bind: <F extends Callback>(callback: F) => F;
  /** The harness has just booked something to `scopeId`. */
  readonly booked: (what: "checkout" | "query" | "timer", scopeId: string) => void;
}

export const noOracle: ScopeOracle = {
  enter: (_, run) => run(),
  bind: (callback) => callback,
  booked: () => undefined,
};
