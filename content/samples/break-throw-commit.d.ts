import type { PoolClient as Client } from "pg";
import type { Socket } from "tiny";

declare global {
  type PoolClient = Client;
  const apples: number;
  const socket: Socket;
  function getDb(): AsyncGenerator<Client, void, void>;
  function placeOrder(db: Client, apples: number): Promise<void>;
}
