import type { PoolClient } from "pg";
import type { Socket } from "tiny";

declare global {
  function findMember(db: PoolClient, ticket: string | null): Promise<{ name: string } | null>;
  function countUnread(db: PoolClient, member: { name: string }): Promise<number>;
  function withDb<T>(work: (db: PoolClient) => Promise<T>): Promise<T>;
  const getDb: () => AsyncGenerator<PoolClient, void, void>;
  const socket: Socket;
}
