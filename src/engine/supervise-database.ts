/** Keeps one database worker for an engine: boots it on first need, watches it, and boots another when it is gone. */
import { fail, ok, type Result } from "../contract/result.ts";
import type { DatabaseClient } from "../postgres/client/database-client.ts";
import { DatabaseError } from "../postgres/client/database-error.ts";
import type { PortLike } from "../postgres/serve-port.ts";
import type { DatabaseHandle } from "./database-handle.ts";
import type { EngineFailure } from "./engine.ts";

const pingPeriodMs = 1_000;
/** A statement of PGlite's cannot be interrupted: one that runs longer than this ends the worker. */
const silenceLimitMs = 5_000;

export interface SupervisorOptions<P> {
  readonly createClient: () => DatabaseClient;
  readonly toPort: (port: P) => PortLike & Transferable;
  /** True while a silence means nothing, as in a hidden tab. */
  readonly isResting: () => boolean;
}

type Booted = Result<DatabaseClient, EngineFailure>;

export function superviseDatabase<P>({ createClient, toPort, isResting }: SupervisorOptions<P>): DatabaseHandle<P> {
  const listeners = new Set<(failure: EngineFailure) => void>();
  let booting: Promise<Booted> | null = null;
  let client: DatabaseClient | null = null;
  let watch: ReturnType<typeof setInterval> | null = null;
  let silentSinceMs: number | null = null;
  let disposed = false;
  let lastProcessKey = 0;

  function boot(): Promise<Booted> {
    booting ??= (async () => {
      const created = createClient();
      try {
        await created.boot();
      } catch (error) {
        created.dispose();
        booting = null;
        return fail(toFailure(error));
      }
      client = created;
      silentSinceMs = null;
      watch = setInterval(ping, pingPeriodMs, created);
      return ok(created);
    })();
    return booting;
  }

  function ping(watched: DatabaseClient) {
    const nowMs = performance.now();
    if (isResting()) silentSinceMs = null;
    else if (silentSinceMs !== null) {
      if (nowMs - silentSinceMs > silenceLimitMs) lose(watched, overdue);
    } else {
      silentSinceMs = nowMs;
      watched.ping().then(
        () => {
          silentSinceMs = null;
        },
        (error: unknown) => lose(watched, toFailure(error)),
      );
    }
  }

  /** The worker is of no more use: who waits is told, and the next one boots at once. */
  function lose(lost: DatabaseClient, failure: EngineFailure) {
    if (client !== lost || disposed) return;
    if (watch) clearInterval(watch);
    client = null;
    booting = null;
    lost.dispose();
    for (const listener of [...listeners]) listener(failure);
    void boot();
  }

  async function attempt<T>(work: (booted: DatabaseClient) => Promise<T>): Promise<Result<T, EngineFailure>> {
    const booted = await boot();
    if (!booted.ok) return booted;
    try {
      return ok(await work(booted.value));
    } catch (error) {
      const failure = toFailure(error);
      // Wrong SQL says nothing against the worker.
      if (failure.code !== "seed-failed" && failure.code !== "query-failed") lose(booted.value, failure);
      return fail(failure);
    }
  }

  return {
    nextProcessKey() {
      lastProcessKey += 1;
      return lastProcessKey;
    },
    async open() {
      const booted = await boot();
      return booted.ok ? ok(undefined) : booted;
    },
    reset: (seedSql, options) => attempt(async (booted) => void (await booted.reset({ seedSql, options }))),
    attach: (processKey, port, clock) => attempt((booted) => booted.attach(processKey, toPort(port), clock)),
    async detach(processKey) {
      // A worker that is gone has no sessions left to free.
      await client?.detach(processKey).catch((error: unknown) => {
        if (!(error instanceof DatabaseError)) throw error;
      });
    },
    readRows: (sql) => attempt((booted) => booted.query(sql)),
    onDeath(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    dispose() {
      disposed = true;
      if (watch) clearInterval(watch);
      void booting?.then((booted) => booted.ok && booted.value.dispose());
    },
  };
}

const overdue: EngineFailure = {
  code: "database-timeout",
  message: `The database did not answer for ${silenceLimitMs / 1_000} seconds and was ended: a statement that runs cannot be interrupted here.`,
  remedy: "A new database is starting. Look for a query that computes for long, then press Run; your edits are kept.",
};

function toFailure(error: unknown): EngineFailure {
  const message = error instanceof Error ? error.message : String(error);
  const code = error instanceof DatabaseError ? error.code : "worker-died";
  switch (code) {
    case "seed-failed":
      return {
        code: "seed-failed",
        message: `The seed failed: ${message}.`,
        remedy: "Mend the seed SQL in sandbox.ts.",
      };
    case "query-failed":
    case "backend-held":
      return { code: "query-failed", message: `The check's query failed: ${message}.`, remedy: "Mend its rowsSql." };
    case "boot-timeout":
    case "request-timeout":
      return { ...overdue, message: `The database took too long: ${message}.` };
    default:
      return {
        code: "database-died",
        message: `The database worker died: ${message}.`,
        remedy: "A new one is starting. Press Run again; your edits are kept.",
      };
  }
}
