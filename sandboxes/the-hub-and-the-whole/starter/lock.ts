/** Lets one in at a time. It is not re-entrant: whoever is inside and asks again waits for itself. */
export class Lock {
  #last: Promise<unknown> = Promise.resolve();

  run<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.#last.then(work);
    // The next in line waits for the end of this one, whichever way it ends.
    this.#last = mine.catch(() => undefined);
    return mine;
  }
}
