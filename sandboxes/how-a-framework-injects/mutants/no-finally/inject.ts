// What a route can ask for: yields one value, and cleans up behind the yield.
type Dependency<T> = () => AsyncGenerator<T, void, void>;

// Runs `handler` with what `dependency` yields. A framework does this for each route that names one.
export async function inject<T, R>(dependency: Dependency<T>, handler: (value: T) => Promise<R>): Promise<R> {
  const held = dependency();
  const { value } = await held.next();
  const result = await handler(value as T);
  await held.next();
  return result;
}
