import { DatabaseError } from "pg";

/** Keeps the promise of the one trial: while it is pending, nobody else may ask. */
export class Breaker {
  #faults = 0;
  #closedFromMs = 0;
  #trial: Promise<unknown> | null = null;

  run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#faults < 3) return this.#watch(work());
    if (this.#trial || Date.now() < this.#closedFromMs) return Promise.reject(new Error("the breaker is open"));
    const trial = this.#watch(work()).finally(() => {
      this.#trial = null;
    });
    this.#trial = trial;
    return trial;
  }

  async #watch<T>(running: Promise<T>): Promise<T> {
    try {
      const result = await running;
      this.#faults = 0;
      return result;
    } catch (error) {
      if (error instanceof DatabaseError && /^(22|23|40|42)/.test(error.code ?? "")) this.#faults = 0;
      else this.#faults += 1;
      this.#closedFromMs = Date.now() + 5_000;
      throw error;
    }
  }
}
