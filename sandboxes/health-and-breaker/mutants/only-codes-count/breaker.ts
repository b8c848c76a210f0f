const failureLimit = 3;
const cooldownMs = 5_000;

/** After three faults in a row nobody asks for five seconds; then one does, and its outcome decides. */
export class Breaker {
  #faults = 0;
  #openUntilMs = 0;
  #isTrying = false;

  async run<T>(work: () => Promise<T>): Promise<T> {
    const isTrial = this.#faults >= failureLimit;
    if (isTrial && (this.#isTrying || Date.now() < this.#openUntilMs)) throw new Error("the breaker is open");
    this.#isTrying = isTrial;
    try {
      const result = await work();
      this.#faults = 0;
      return result;
    } catch (error) {
      this.#faults = isFault(error) ? this.#faults + 1 : 0;
      this.#openUntilMs = Date.now() + cooldownMs;
      throw error;
    } finally {
      if (isTrial) this.#isTrying = false;
    }
  }
}

/** Class 08 is "connection exception", and a connection is what fails here. */
const isFault = (error: unknown) => error instanceof Error && "code" in error && String(error.code).startsWith("08");
