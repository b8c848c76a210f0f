import type { DatabaseOptions } from "../contract/database-options.ts";
import type { Result } from "../contract/result.ts";
import type { EngineFailure } from "./engine.ts";

/** The database worker, as engines use it; booted on first need, and again after it died. Engines may share one. */
export interface DatabaseHandle<P> {
  /** A number that no other server process on this database has had. */
  nextProcessKey(): number;
  /** Resolves once Postgres answers. */
  open(signal: AbortSignal): Promise<Result<void, EngineFailure>>;
  /** Ends every session, drops everything, seeds again; `epochMs` is the Unix time of the processes' time 0. */
  reset(seedSql: string, options: DatabaseOptions, epochMs: number): Promise<Result<void, EngineFailure>>;
  /** Gives a server process its port; transferred. `shared` keeps its clock in step with the run's other processes. */
  attach(processKey: number, port: P, clock: "own" | "shared"): Promise<Result<void, EngineFailure>>;
  /** The server process is gone: its sessions are rolled back and freed. */
  detach(processKey: number): Promise<void>;
  readRows(sql: string): Promise<Result<readonly Readonly<Record<string, unknown>>[], EngineFailure>>;
  onDeath(listener: (failure: EngineFailure) => void): () => void;
  dispose(): void;
}
