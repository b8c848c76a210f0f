import { DatabaseError } from "pg";

const failureLimit = 3;
const cooldownMs = 5_000;

/** After three faults in a row nobody asks for five seconds. */
export class Breaker {
  #faults = 0;
  #openUntilMs = 0;

  async run<T>(work: () => Promise<T>): Promise<T> {
    if (Date.now() < this.#openUntilMs) throw new Error("the breaker is open");
    try {
      const result = await work();
      this.#faults = 0;
      return result;
    } catch (error) {
      this.#faults = isAnswer(error) ? 0 : this.#faults + 1;
      if (this.#faults >= failureLimit) this.#openUntilMs = Date.now() + cooldownMs;
      throw error;
    }
  }
}

/** Postgres said no, and so it is there; but for the classes that speak of connections, resources and shutdowns. */
const isAnswer = (error: unknown) => error instanceof DatabaseError && !/^(08|53|57)/.test(error.code ?? "");
