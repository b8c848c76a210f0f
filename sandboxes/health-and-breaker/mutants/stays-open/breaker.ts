import { DatabaseError } from "pg";

const failureLimit = 3;

/** After three faults in a row nobody asks any more. */
export class Breaker {
  #faults = 0;

  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#faults >= failureLimit) throw new Error("the breaker is open");
    try {
      const result = await work();
      this.#faults = 0;
      return result;
    } catch (error) {
      this.#faults = isAnswer(error) ? 0 : this.#faults + 1;
      throw error;
    }
  }
}

/** Postgres said no, and so it is there; but for the classes that speak of connections, resources and shutdowns. */
const isAnswer = (error: unknown) => error instanceof DatabaseError && !/^(08|53|57)/.test(error.code ?? "");
