const failureLimit = 3;
const cooldownMs = 5_000;

/** After three failures in a row nobody asks the database for five seconds. */
export class Breaker {
  #failures = 0;
  #openUntilMs = 0;

  async run<T>(work: () => Promise<T>): Promise<T> {
    if (Date.now() < this.#openUntilMs) throw new Error("the breaker is open");
    try {
      const result = await work();
      this.#failures = 0;
      return result;
    } catch (error) {
      this.#failures += 1;
      if (this.#failures >= failureLimit) this.#openUntilMs = Date.now() + cooldownMs;
      throw error;
    }
  }
}
