import type { PoolClient as Client } from "pg";

declare global {
  type PoolClient = Client;
  const from: number;
  const to: number;
  const amount: number;
  function borrow(): Promise<AsyncDisposable & { readonly db: Client }>;
  function transfer(db: Client, from: number, to: number, amount: number): Promise<void>;
}
