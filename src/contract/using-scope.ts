/**
 * What `using` and `await using` become where an engine may not know them: each block that has them opens a scope, adds
 * what it declares, and ends it in a `finally`. The lesson's compiler writes the calls, the harness answers them.
 */
export interface UsingScope {
  /** Declares `value`, which is to be disposed of at the end. @throws TypeError when it cannot be */
  add(value: unknown, isAsync: boolean): void;
  /** The block threw. */
  fail(error: unknown): void;
  /** Disposes, last first, and throws what there is to throw; a promise where the block has to wait for it. */
  end(): Promise<void> | undefined;
}

/** Key of the symbol under which a realm keeps the function that opens a scope. */
export const usingKey = "watertight.using";
