type State =
  | { readonly kind: "closed"; readonly faults: number }
  | { readonly kind: "open"; readonly untilMs: number }
  | { readonly kind: "half-open" };

/** Three states, and one place that says how they follow each other. */
export class Breaker {
  #state: State = { kind: "closed", faults: 0 };

  async run<T>(work: () => Promise<T>): Promise<T> {
    this.#enter();
    try {
      const result = await work();
      this.#state = { kind: "closed", faults: 0 };
      return result;
    } catch (error) {
      this.#note(error);
      throw error;
    }
  }

  #enter() {
    if (this.#state.kind === "closed") return;
    if (this.#state.kind === "half-open" || Date.now() < this.#state.untilMs) throw new Error("the breaker is open");
    this.#state = { kind: "half-open" };
  }

  #note(error: unknown) {
    const faults = this.#state.kind === "closed" ? this.#state.faults + 1 : 3;
    if (isRefusedByARule(error)) this.#state = { kind: "closed", faults: 0 };
    else if (faults < 3) this.#state = { kind: "closed", faults };
    else this.#state = { kind: "open", untilMs: Date.now() + 5_000 };
  }
}

/** SQLSTATE class 23: the statement arrived, and a constraint turned it down. */
const isRefusedByARule = (error: unknown) =>
  error instanceof Error && "code" in error && String(error.code).startsWith("23");
