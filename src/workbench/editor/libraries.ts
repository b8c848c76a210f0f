/** Types that the editor knows, as text by address: no network, no node_modules in the page. */

const globals = `
interface Console { log(...values: unknown[]): void; info(...values: unknown[]): void; warn(...values: unknown[]): void; error(...values: unknown[]): void; debug(...values: unknown[]): void }
declare const console: Console;
interface Timer { ref(): this; unref(): this; [Symbol.toPrimitive](): number }
declare function setTimeout<A extends unknown[]>(run: (...values: A) => void, ms?: number, ...values: A): Timer;
declare function clearTimeout(timer: Timer | undefined): void;
declare function setInterval<A extends unknown[]>(run: (...values: A) => void, ms?: number, ...values: A): Timer;
declare function clearInterval(timer: Timer | undefined): void;
declare function setImmediate(run: () => void): Timer;
declare function queueMicrotask(run: () => void): void;
declare function structuredClone<T>(value: T): T;
declare const process: { readonly env: Readonly<Record<string, string | undefined>>; nextTick(run: () => void): void };
declare class AbortSignal { readonly aborted: boolean; readonly reason: unknown; throwIfAborted(): void; addEventListener(type: "abort", run: () => void, options?: { once?: boolean }): void; removeEventListener(type: "abort", run: () => void): void; static timeout(ms: number): AbortSignal }
declare class AbortController { readonly signal: AbortSignal; abort(reason?: unknown): void }
declare class URLSearchParams { constructor(init?: string); get(name: string): string | null; has(name: string): boolean }
declare class URL { constructor(url: string, base?: string); readonly pathname: string; readonly search: string; readonly searchParams: URLSearchParams }
declare class TextEncoder { encode(text: string): Uint8Array }
declare class TextDecoder { decode(bytes?: Uint8Array): string }
`;

const pg = `
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

/** The framework's own sources are its types; its contract stands where its imports look for it. */
const sources = import.meta.glob<string>(
  [
    "../../../sandboxes/kit/tiny/*.ts",
    "!../../../sandboxes/kit/tiny/*.test.ts",
    "../../contract/asgi.ts",
    "../../contract/result.ts",
  ],
  { query: "?raw", import: "default", eager: true },
);

const nameOf = (path: string): string => path.slice(path.lastIndexOf("/") + 1);

const tinyLibraries = Object.fromEntries(
  Object.entries(sources).map(([path, text]) => [
    path.includes("/kit/tiny/") ? `file:///node_modules/tiny/${nameOf(path)}` : `file:///src/contract/${nameOf(path)}`,
    // From node_modules/tiny the way to the contract is a step shorter than from sandboxes/kit/tiny.
    text.replaceAll('"../../../src/contract/', '"../../src/contract/'),
  ]),
);

export const libraries: Readonly<Record<string, string>> = {
  "file:///sandbox/globals.d.ts": globals,
  "file:///node_modules/pg/index.d.ts": pg,
  ...tinyLibraries,
};
