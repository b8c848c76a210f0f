import type { Pool, PoolClient } from "pg";

declare global {
  type Database = Pool | PoolClient;
  const id: string;
  function ai(text: string): Promise<string>;
  function readDocument(db: Database, id: string): Promise<{ text: string; version: number }>;
  function saveSummary(db: Database, id: string, summary: string, version?: number): Promise<boolean>;
}
