/** Runs what it is given one after the other; a failure is told to whoever asked, and the next goes on. */
export function createInOrder(): <T>(perform: () => Promise<T>) => Promise<T> {
  let newest: Promise<unknown> = Promise.resolve();
  return (perform) => {
    const result = newest.then(perform);
    newest = result.catch(() => undefined);
    return result;
  };
}
