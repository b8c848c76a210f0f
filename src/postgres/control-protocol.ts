/**
 * Messages between the page (or a Node program) and the database worker. Every request is answered once, by its id;
 * `died` comes unasked and ends the worker's usefulness.
 */
import type { DatabaseOptions } from "../contract/database-options.ts";
import type { PortLike } from "./serve-port.ts";

/**
 * What PGlite boots from: its compiled module, its file system bundle, and a cluster ready to load. Loaded outside the
 * worker, while the worker's own script is on its way.
 */
export interface EngineAssets {
  readonly wasm: WebAssembly.Module;
  readonly fsBundle: Blob;
  readonly dataDirectory: Blob;
}

/** What a run begins from. */
export interface ResetRequest {
  readonly seedSql: string;
  readonly options: DatabaseOptions;
  /** Unix time of the processes' time 0, milliseconds; left out, the contract's fixed moment. */
  readonly epochMs?: number;
}

/** Whether a process's virtual time moves by itself, or in step with all that say `shared` since the last reset. */
export type ProcessClock = "own" | "shared";

export type DatabaseCommand =
  | { readonly kind: "boot"; readonly assets: EngineAssets }
  /** Ends every session, drops all that was made, seeds. */
  | ({ readonly kind: "reset" } & ResetRequest)
  /** Serves one server process's connections over `port`, with the options of the last reset. */
  | { readonly kind: "attach"; readonly processId: number; readonly port: PortLike; readonly clock: ProcessClock }
  /** The process is gone: its sessions are rolled back and freed. */
  | { readonly kind: "detach"; readonly processId: number }
  /** One statement that gives rows, as superuser beside all sessions. */
  | { readonly kind: "query"; readonly sql: string }
  | { readonly kind: "ping" };

/** What each command is answered with. */
export interface DatabaseReplies {
  readonly boot: { readonly elapsedMs: number };
  readonly reset: { readonly elapsedMs: number };
  readonly attach: null;
  readonly detach: null;
  readonly query: { readonly rows: readonly Readonly<Record<string, unknown>>[] };
  readonly ping: null;
}

export type DatabaseErrorCode =
  | "boot-failed"
  | "boot-timeout"
  | "not-booted"
  | "seed-failed"
  | "query-failed"
  /** A session has its transaction on the backend: detach its process first. */
  | "backend-held"
  | "worker-died"
  /** A real server that cannot be used as it is; `remedy` says what helps. */
  | "server-refused"
  | "request-timeout"
  | "aborted"
  | "internal";

export interface DatabaseFailure {
  readonly code: DatabaseErrorCode;
  readonly message: string;
  readonly sqlState?: string;
  /** Character in the SQL at fault, from 1. */
  readonly position?: number;
  readonly remedy?: string;
}

export type PageToDatabase = { readonly requestId: number; readonly command: DatabaseCommand };

export type DatabaseToPage =
  | { readonly kind: "done"; readonly requestId: number; readonly reply: DatabaseReplies[DatabaseCommand["kind"]] }
  | { readonly kind: "failed"; readonly requestId: number; readonly failure: DatabaseFailure }
  | { readonly kind: "died"; readonly reason: string };
