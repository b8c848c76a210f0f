/** What the editor knows of `pg` 8: what a lesson's server can use, with a word where its behaviour surprises. */
export const pgTypes = `/** The part of pg 8 that a lesson's server uses. The code behind these types is the real package, unmodified. */
export interface FieldDef { name: string; tableID: number; columnID: number; dataTypeID: number; dataTypeSize: number; dataTypeModifier: number; format: string }
export interface QueryResult<R = any> { rows: R[]; rowCount: number | null; command: string; oid: number; fields: FieldDef[] }
export interface QueryArrayResult<R extends any[] = any[]> { rows: R[]; rowCount: number | null; command: string; oid: number; fields: FieldDef[] }
export interface QueryConfig { name?: string; text: string; values?: unknown[] }
export interface QueryArrayConfig extends QueryConfig { rowMode: "array" }
export interface Notification { processId: number; channel: string; payload?: string }
export interface NoticeMessage { message: string | undefined; severity: string | undefined; code: string | undefined; detail: string | undefined; hint: string | undefined }

export interface ClientConfig {
  user?: string;
  database?: string;
  password?: string;
  host?: string;
  port?: number;
  connectionString?: string;
  application_name?: string;
  options?: string;
  keepAlive?: boolean;
  /** Milliseconds; the server ends a statement that runs longer. */
  statement_timeout?: number | false;
  /** Milliseconds; the client gives up on a query that takes longer, and the server goes on with it. */
  query_timeout?: number;
  /** Milliseconds that a statement waits for a lock. */
  lock_timeout?: number;
  /** Milliseconds; the server ends a session that idles in a transaction for longer. */
  idle_in_transaction_session_timeout?: number;
  connectionTimeoutMillis?: number;
}

export interface PoolConfig extends ClientConfig {
  /** The most connections the pool opens; 10 unless told. */
  max?: number;
  /** Connections that idleTimeoutMillis leaves open; 0 unless told. */
  min?: number;
  /** How long connect() waits for a connection; 0, the default, waits for ever. */
  connectionTimeoutMillis?: number;
  /** How long a connection idles before it is closed; 10 s unless told, 0 for never. */
  idleTimeoutMillis?: number;
  /** Seconds after which a connection is closed once it is given back; 0, the default, for never. */
  maxLifetimeSeconds?: number;
  /** Leases after which a connection is closed. */
  maxUses?: number;
  allowExitOnIdle?: boolean;
}

interface Queryable {
  query<R extends any[] = any[]>(query: QueryArrayConfig, values?: unknown[]): Promise<QueryArrayResult<R>>;
  query<R = any>(query: string | QueryConfig, values?: unknown[]): Promise<QueryResult<R>>;
}

interface Session extends Queryable {
  escapeIdentifier(text: string): string;
  escapeLiteral(text: string): string;
  on(event: "error", listener: (error: Error) => void): this;
  on(event: "notification", listener: (message: Notification) => void): this;
  on(event: "notice", listener: (notice: NoticeMessage) => void): this;
  on(event: "end" | "drain", listener: () => void): this;
  once(event: "error", listener: (error: Error) => void): this;
  once(event: "notification", listener: (message: Notification) => void): this;
  once(event: "end" | "drain", listener: () => void): this;
  off(event: string, listener: (...values: any[]) => void): this;
  removeListener(event: string, listener: (...values: any[]) => void): this;
  removeAllListeners(event?: string): this;
}

/** One connection of your own, outside any pool. */
export interface Client extends Session {
  connect(): Promise<void>;
  end(): Promise<void>;
}
export const Client: { new (config?: string | ClientConfig): Client };

/** A connection that a pool has lent. */
export interface PoolClient extends Session {
  /** Gives the connection back; with an error or true, closes it instead. */
  release(destroy?: Error | boolean): void;
}

export interface Pool extends Queryable {
  readonly totalCount: number;
  readonly idleCount: number;
  readonly waitingCount: number;
  readonly expiredCount: number;
  readonly ending: boolean;
  readonly ended: boolean;
  readonly options: PoolConfig & { max: number; maxUses: number; allowExitOnIdle: boolean };
  /** Takes a connection; whoever took it must release it. */
  connect(): Promise<PoolClient>;
  /** Resolves when every connection was given back and closed. */
  end(): Promise<void>;
  on(event: "connect" | "acquire" | "remove", listener: (client: PoolClient) => void): this;
  /** Comes before the connection counts as idle again. */
  on(event: "release", listener: (error: Error | undefined, client: PoolClient) => void): this;
  /** An idle connection was lost; without a listener the process ends. */
  on(event: "error", listener: (error: Error, client: PoolClient) => void): this;
  once(event: "connect" | "acquire" | "remove", listener: (client: PoolClient) => void): this;
  once(event: "error", listener: (error: Error, client: PoolClient) => void): this;
  off(event: string, listener: (...values: any[]) => void): this;
  removeListener(event: string, listener: (...values: any[]) => void): this;
  removeAllListeners(event?: string): this;
}
export const Pool: { new (config?: PoolConfig): Pool };

/** What Postgres answered instead of a result; \`code\` is its SQLSTATE. */
export class DatabaseError extends Error {
  readonly severity: string | undefined;
  readonly code: string | undefined;
  readonly detail: string | undefined;
  readonly hint: string | undefined;
  readonly position: string | undefined;
  readonly schema: string | undefined;
  readonly table: string | undefined;
  readonly column: string | undefined;
  readonly constraint: string | undefined;
  readonly routine: string | undefined;
}

export const types: { setTypeParser(oid: number, parse: (text: string) => unknown): void; getTypeParser(oid: number): (text: string) => unknown };
export const escapeIdentifier: (text: string) => string;
export const escapeLiteral: (text: string) => string;

declare const pg: { Pool: typeof Pool; Client: typeof Client; DatabaseError: typeof DatabaseError; types: typeof types };
export default pg;
`;
