type Dependency<T> = () => AsyncGenerator<T, void, void>;

/** Runs `handler` inside a stack of what has to end after it, as FastAPI does by an AsyncExitStack. */
export async function inject<T, R>(dependency: Dependency<T>, handler: (value: T) => Promise<R>): Promise<R> {
  const outcome: { error?: unknown } = {};
  await using exits = new AsyncDisposableStack();
  const held = dependency();
  const { value } = await held.next();
  exits.defer(async () => {
    if (!("error" in outcome)) return void (await held.next());
    // The error goes on by itself; what the dependency throws again is the same one.
    await held.throw(outcome.error).catch(() => undefined);
  });
  try {
    return await handler(value as T);
  } catch (error) {
    outcome.error = error;
    throw error;
  }
}
