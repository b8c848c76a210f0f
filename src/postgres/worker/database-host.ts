import type { DatabaseOptions } from "../../contract/database-options.ts";
import { defaultDatabaseOptions } from "../../contract/default-database.ts";
import { epochMs as defaultEpochMs } from "../../contract/epoch.ts";
import { fail, ok, type Result, unreachable } from "../../contract/result.ts";
import type {
  DatabaseCommand,
  DatabaseFailure,
  DatabaseReplies,
  DatabaseToPage,
  EngineAssets,
  PageToDatabase,
  ResetRequest,
} from "../control-protocol.ts";
import { bootPglite, type PgliteBackend } from "../engine/pglite-backend.ts";
import { rehearseReset, resetDatabase, type SqlFailure, seedDatabase, toSqlFailure } from "../engine/reset-database.ts";
import type { Moment } from "../multiplexer/backend/backend.ts";
import { type EngineFacts, readEngineFacts } from "../multiplexer/backend/engine-facts.ts";
import { createMultiplexer, type Multiplexer } from "../multiplexer/create-multiplexer.ts";
import { type PortServer, servePort } from "../serve-port.ts";
import { createSharedClock } from "../shared-clock.ts";

type Reply = DatabaseReplies[DatabaseCommand["kind"]];
type Outcome = Result<Reply, DatabaseFailure>;

interface Engine {
  readonly backend: PgliteBackend;
  /** Asked with the first connection: some 40 ms that a server's start need not wait for. */
  facts: EngineFacts | undefined;
  /** Made with the first connection after each reset. */
  multiplexer: Multiplexer | undefined;
  options: DatabaseOptions;
  /** Unix time of virtual time 0. */
  epochMs: number;
  /** Nothing was made in it yet: clearing it, some 60 ms the first time, can wait for a Run that is not the first. */
  isPristine: boolean;
  /** The clearing was gone through once, in a quiet moment. */
  isRehearsed: boolean;
}

/** What the seed sees: every run begins with the same chance. */
const beginningAt = (epochMs: number): Moment => ({ unixMs: epochMs, entropy: 0 });

/** Real milliseconds after a server's start, when its first requests are answered. */
const rehearsalDelayMs = 250;

/** What runs inside the database worker, in a browser or in Node: answers the page's commands. */
export function createDatabaseHost(
  post: (message: DatabaseToPage) => void,
): (message: PageToDatabase) => Promise<void> {
  const ports = new Map<number, PortServer>();
  let sharedClock = createSharedClock();
  let engine: Engine | undefined;

  const die = (reason: unknown): void => {
    engine?.multiplexer?.abandon();
    settleAll();
    post({ kind: "died", reason: describe(reason) });
  };

  const boot = async (assets: EngineAssets): Promise<Outcome> => {
    if (engine) return fail({ code: "boot-failed", message: "the database is up already" });
    const startedMs = performance.now();
    const backend = await bootPglite(assets);
    void backend.died.then(die);
    engine = {
      backend,
      facts: undefined,
      options: defaultDatabaseOptions,
      epochMs: defaultEpochMs,
      multiplexer: undefined,
      isPristine: true,
      isRehearsed: false,
    };
    return ok({ elapsedMs: performance.now() - startedMs });
  };

  const multiplexerOf = (engine: Engine): Multiplexer => {
    const { backend, options, epochMs } = engine;
    engine.facts ??= readEngineFacts(backend);
    engine.multiplexer ??= createMultiplexer({ backend, facts: engine.facts, options, epochMs });
    return engine.multiplexer;
  };

  const reset = (engine: Engine, { seedSql, options, epochMs = defaultEpochMs }: ResetRequest): Outcome => {
    const startedMs = performance.now();
    engine.multiplexer?.dispose();
    engine.multiplexer = undefined;
    sharedClock = createSharedClock();
    const start = engine.isPristine ? seedDatabase : resetDatabase;
    engine.isPristine = false;
    const seeded = start(engine.backend, seedSql, beginningAt(epochMs));
    engine.options = options;
    engine.epochMs = epochMs;
    settleAll();
    return seeded.ok ? ok({ elapsedMs: performance.now() - startedMs }) : fail(toFailure("seed-failed", seeded.error));
  };

  const settleAll = (): void => {
    for (const port of ports.values()) port.settleAgain();
  };

  const attach = (
    engine: Engine,
    { processId, port, clock }: Extract<DatabaseCommand, { kind: "attach" }>,
  ): Outcome => {
    detach(processId);
    if (!engine.isRehearsed) setTimeout(rehearse, rehearsalDelayMs, engine);
    ports.set(
      processId,
      servePort({
        port,
        multiplexer: () => multiplexerOf(engine),
        connectMs: () => engine.options.connectMs,
        clock: clock === "shared" ? sharedClock : undefined,
        onSettled: settleAll,
        onFailure: die,
      }),
    );
    return ok(null);
  };

  const rehearse = (engine: Engine): void => {
    if (engine.isRehearsed) return;
    // Refused while a session holds the backend: then the next server's start asks again.
    if (!multiplexerOf(engine).query("SELECT 1").ok) return;
    engine.isRehearsed = true;
    rehearseReset(engine.backend, beginningAt(engine.epochMs));
  };

  const detach = (processId: number): Outcome => {
    const port = ports.get(processId);
    ports.delete(processId);
    port?.dispose();
    settleAll(); // a writer of another process may have got its turn
    return ok(null);
  };

  const query = (engine: Engine, sql: string): Outcome => {
    const answer = multiplexerOf(engine).query(
      `SELECT coalesce(json_agg(r), '[]') FROM (${sql.replace(/[;\s]+$/, "")}\n) AS r`,
    );
    if (!answer.ok) return fail({ code: answer.error, message: "a session has its transaction open" });
    const { error, rows } = answer.value;
    if (error) return fail(toFailure("query-failed", toSqlFailure(error)));
    return ok({ rows: JSON.parse(rows[0]?.[0] ?? "[]") });
  };

  const perform = async (command: DatabaseCommand): Promise<Outcome> => {
    if (command.kind === "boot") return boot(command.assets);
    if (command.kind === "ping") return ok(null);
    if (!engine) return fail({ code: "not-booted", message: `${command.kind} before boot` });
    switch (command.kind) {
      case "reset":
        return reset(engine, command);
      case "attach":
        return attach(engine, command);
      case "detach":
        return detach(command.processId);
      case "query":
        return query(engine, command.sql);
      default:
        return unreachable(command);
    }
  };

  return async ({ requestId, command }) => {
    const outcome = await perform(command).catch((reason: unknown): Outcome => {
      const code = command.kind === "boot" ? "boot-failed" : "internal";
      return fail({ code, message: describe(reason) });
    });
    if (outcome.ok) post({ kind: "done", requestId, reply: outcome.value });
    else post({ kind: "failed", requestId, failure: outcome.error });
  };
}

function toFailure(code: "seed-failed" | "query-failed", { message, sqlState, position }: SqlFailure): DatabaseFailure {
  return { code, message, sqlState, ...(position === undefined ? {} : { position }) };
}

const describe = (reason: unknown): string =>
  reason instanceof Error ? `${reason.name}: ${reason.message}` : String(reason);
