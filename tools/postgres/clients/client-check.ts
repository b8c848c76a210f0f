/** Where the server under test listens; user and database are `postgres`. */
export interface ServerAddress {
  readonly host: string;
  readonly port: number;
}

export type CheckOutcome =
  | { readonly kind: "passed"; readonly note?: string }
  | { readonly kind: "failed"; readonly reason: string }
  /** The client is not on this machine; nothing was learnt. */
  | { readonly kind: "skipped"; readonly reason: string };

/** One client program and what it must be able to do. */
export interface ClientCheck {
  readonly name: string;
  run(server: ServerAddress): Promise<CheckOutcome>;
}

export const failed = (reason: string): CheckOutcome => ({ kind: "failed", reason });
export const skipped = (reason: string): CheckOutcome => ({ kind: "skipped", reason });
