import type { PoolClient } from "pg";

declare global {
  type Dependency<T> = () => AsyncGenerator<T, void, void>;
  function getDb(): AsyncGenerator<PoolClient, void, void>;
  function findShow(db: PoolClient, id: string): Promise<{ title: string; seats: number }>;
}
