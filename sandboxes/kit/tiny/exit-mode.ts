/**
 * When the code after a dependency's `yield` runs, named by the version of FastAPI that first did it so. A socket's
 * dependencies end with its handler under each of them.
 */
export type ExitMode = "0.105" | "0.106" | "0.118" | "0.121";

/** `request` ends a dependency once the answer is sent, `function` once the handler has returned. */
export type DependencyScope = "function" | "request";

interface ExitRules {
  /** Of a dependency that names no scope, for HTTP. */
  readonly scope: DependencyScope;
  readonly mayChooseScope: boolean;
  /** What a handler threw is answered all the same where a dependency has swallowed it. */
  readonly answersSwallowed: boolean;
}

export const exitRules: Readonly<Record<ExitMode, ExitRules>> = {
  "0.105": { scope: "request", mayChooseScope: false, answersSwallowed: true },
  "0.106": { scope: "function", mayChooseScope: false, answersSwallowed: false },
  "0.118": { scope: "request", mayChooseScope: false, answersSwallowed: false },
  "0.121": { scope: "request", mayChooseScope: true, answersSwallowed: false },
};

/** @throws what `new App({ exit })` says to a version that it does not know */
export function toExitMode(exit: string): ExitMode {
  if (exit in exitRules) return exit as ExitMode;
  throw new RangeError(`exit is "${exit}"; it can be ${Object.keys(exitRules).join(", ")}`);
}
