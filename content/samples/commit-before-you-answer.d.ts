import type { PoolClient } from "pg";

declare global {
  const depends: typeof import("tiny").depends;
  const insert: string;
  function getDb(): AsyncGenerator<PoolClient, void, void>;
}
