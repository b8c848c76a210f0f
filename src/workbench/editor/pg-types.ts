/** What the editor knows of `pg` 8: the part that a lesson's server uses. */
export const pgTypes = `
export interface FieldDef { name: string; dataTypeID: number }
export interface QueryResult<R = any> { rows: R[]; rowCount: number | null; command: string; fields: FieldDef[] }
export interface QueryConfig { name?: string; text: string; values?: unknown[] }
export interface ClientConfig { connectionString?: string; connectionTimeoutMillis?: number; statement_timeout?: number; query_timeout?: number; idle_in_transaction_session_timeout?: number }
export interface PoolConfig extends ClientConfig {
  /** The most connections the pool opens; 10 unless told. */
  max?: number;
  min?: number;
  /** How long connect() waits for a connection; 0, the default, waits for ever. */
  connectionTimeoutMillis?: number;
  idleTimeoutMillis?: number;
  maxLifetimeSeconds?: number;
  maxUses?: number;
}
interface Queryable { query<R = any>(query: string | QueryConfig, values?: unknown[]): Promise<QueryResult<R>> }
export class Client implements Queryable {
  constructor(config?: ClientConfig);
  connect(): Promise<void>;
  query<R = any>(query: string | QueryConfig, values?: unknown[]): Promise<QueryResult<R>>;
  end(): Promise<void>;
  on(event: "error", listener: (error: Error) => void): this;
}
export interface PoolClient extends Queryable {
  /** Gives the connection back; with an error or true, closes it instead. */
  release(destroy?: Error | boolean): void;
  on(event: "error", listener: (error: Error) => void): this;
}
export class Pool implements Queryable {
  constructor(config?: PoolConfig);
  readonly totalCount: number;
  readonly idleCount: number;
  readonly waitingCount: number;
  /** Takes a connection; whoever took it must release it. */
  connect(): Promise<PoolClient>;
  /** Takes a connection, runs one query, gives it back. */
  query<R = any>(query: string | QueryConfig, values?: unknown[]): Promise<QueryResult<R>>;
  end(): Promise<void>;
  on(event: "connect" | "acquire" | "remove", listener: (client: PoolClient) => void): this;
  on(event: "error", listener: (error: Error, client: PoolClient) => void): this;
}
export class DatabaseError extends Error { readonly code: string | undefined; readonly detail: string | undefined; readonly constraint: string | undefined }
declare const pg: { Pool: typeof Pool; Client: typeof Client; DatabaseError: typeof DatabaseError };
export default pg;
`;
