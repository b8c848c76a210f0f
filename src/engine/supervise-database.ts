/** Keeps one database worker for an engine: boots it on first need, watches it, and boots another when it is gone. */
import { fail, ok, type Result } from "../contract/result.ts";
import type { DatabaseClient } from "../postgres/client/database-client.ts";
import { DatabaseError } from "../postgres/client/database-error.ts";
import type { PortLike } from "../postgres/serve-port.ts";
import type { DatabaseHandle } from "./database-handle.ts";
import type { EngineFailure } from "./engine.ts";
import { type DatabaseWatch, watchDatabase } from "./watch-database.ts";

export interface SupervisorOptions<P> {
  readonly createClient: () => DatabaseClient;
  readonly toPort: (port: P) => PortLike & Transferable;
  /** True while a silence means nothing, as in a hidden tab. */
  readonly isResting: () => boolean;
  readonly limits?: Partial<SupervisorLimits>;
}

interface SupervisorLimits {
  /** Real milliseconds. A statement of PGlite's cannot be interrupted: one that runs longer ends the worker. */
  readonly silenceMs: number;
  /** While it boots, which a slow machine does in one long piece. */
  readonly bootSilenceMs: number;
  /** A worker that lived shorter than this has died young. */
  readonly youngMs: number;
  /** After so many that died young in a row none is started before it is asked for. */
  readonly youngDeaths: number;
}

const defaultLimits: SupervisorLimits = { silenceMs: 5_000, bootSilenceMs: 20_000, youngMs: 10_000, youngDeaths: 3 };

type Booted = Result<DatabaseClient, EngineFailure>;

export function superviseDatabase<P>(options: SupervisorOptions<P>): DatabaseHandle<P> {
  const { createClient, toPort, isResting } = options;
  const limits = { ...defaultLimits, ...options.limits };
  const listeners = new Set<(failure: EngineFailure) => void>();
  /** What each worker was lost of: whoever had asked it something is told so. */
  const losses = new WeakMap<DatabaseClient, EngineFailure>();
  let booting: Promise<Booted> | null = null;
  /** The newest worker, from its first moment. */
  let newest: DatabaseClient | null = null;
  let client: DatabaseClient | null = null;
  let watch: DatabaseWatch | null = null;
  let bornAtMs = 0;
  let youngDeaths = 0;
  let disposed = false;
  let lastProcessKey = 0;

  const boot = (): Promise<Booted> => {
    booting ??= start();
    return booting;
  };

  async function start(): Promise<Booted> {
    if (disposed) return fail(gone);
    const created = createClient();
    newest = created;
    watchOver(created, limits.bootSilenceMs);
    try {
      await created.boot();
    } catch (error) {
      const failure = losses.get(created) ?? toFailure(error, "not-yet");
      watch?.stop();
      created.dispose();
      booting = null;
      return fail(failure);
    }
    client = created;
    bornAtMs = performance.now();
    watchOver(created, limits.silenceMs);
    return ok(created);
  }

  function watchOver(watched: DatabaseClient, silenceLimitMs: number) {
    watch?.stop();
    watch = watchDatabase({
      client: watched,
      silenceLimitMs,
      isResting,
      lost(error) {
        const next = restartAfter(watched);
        lose(watched, error ? toFailure(error, next) : toOverdue(silenceLimitMs, next), next);
      },
    });
  }

  function restartAfter(lost: DatabaseClient): Restart {
    // One that never booted is left to the next Run: it would die again.
    if (client !== lost) return "not-yet";
    const diedYoung = performance.now() - bornAtMs < limits.youngMs;
    return diedYoung && youngDeaths + 1 >= limits.youngDeaths ? "not-yet" : "at-once";
  }

  /** The worker is of no more use: who waits is told, and the next one boots where that promises something. */
  function lose(lost: DatabaseClient, failure: EngineFailure, next: Restart) {
    if (newest !== lost || disposed || losses.has(lost)) return;
    losses.set(lost, failure);
    watch?.stop();
    if (client === lost) {
      youngDeaths = performance.now() - bornAtMs < limits.youngMs ? youngDeaths + 1 : 0;
      booting = null;
    }
    client = null;
    lost.dispose();
    for (const listener of [...listeners]) listener(failure);
    if (next === "at-once") void boot();
  }

  async function attempt<T>(work: (booted: DatabaseClient) => Promise<T>): Promise<Result<T, EngineFailure>> {
    const booted = await boot();
    if (!booted.ok) return booted;
    try {
      return ok(await work(booted.value));
    } catch (error) {
      const next = restartAfter(booted.value);
      const failure = losses.get(booted.value) ?? toFailure(error, next);
      // Wrong SQL says nothing against the worker.
      if (failure.code !== "seed-failed" && failure.code !== "query-failed") lose(booted.value, failure, next);
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
    reset: (seedSql, options, epochMs) =>
      attempt(async (booted) => void (await booted.reset({ seedSql, options, epochMs }))),
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
      booting = null;
      watch?.stop();
      newest?.dispose();
    },
  };
}

/** Whether another worker starts by itself. */
type Restart = "at-once" | "not-yet";

const restartWords: Readonly<Record<Restart, string>> = {
  "at-once": "A new database is starting.",
  "not-yet": "The next Run starts a new one.",
};

const gone: EngineFailure = {
  code: "database-died",
  message: "The lesson was left, and its database with it.",
  remedy: "Reload the page; your edits are kept.",
};

const toOverdue = (silenceMs: number, next: Restart): EngineFailure => ({
  code: "database-timeout",
  message: `The database did not answer for ${silenceMs / 1_000} seconds and was ended: a statement that runs cannot be interrupted here.`,
  remedy: `${restartWords[next]} Look for a query that computes for long, then press Run; your edits are kept.`,
});

function toFailure(error: unknown, next: Restart): EngineFailure {
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
    case "server-refused": {
      const remedy = (error instanceof DatabaseError && error.remedy) || "Mend it, then start again.";
      return { code: "database-refused", message, remedy };
    }
    case "boot-timeout":
    case "request-timeout":
      return { ...toOverdue(0, next), message: `The database took too long: ${message}.` };
    default:
      return {
        code: "database-died",
        message: `The database worker died: ${message}.`,
        remedy: `${restartWords[next]} Press Run again; your edits are kept.`,
      };
  }
}
