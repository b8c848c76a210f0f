import type { PoolClient as Client } from "pg";

declare global {
  type PoolClient = Client;
  function getDb(): AsyncGenerator<Client, void, void>;
}
