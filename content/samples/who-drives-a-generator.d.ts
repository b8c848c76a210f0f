import type { PoolClient as Client } from "pg";

declare global {
  type PoolClient = Client;
  const lending: AsyncGenerator<Client, void, void>;
  const id: string;
  function getDb(): AsyncGenerator<Client, void, void>;
  function findBook(db: Client, id: string): Promise<{ title: string }>;
}
