/**
 * An engine out of two parts, whatever they are made of: a database worker that stays, and server processes that come
 * and go with each run. One process is kept loaded ahead, so that a restart does not wait for it. The database is its
 * maker's to dispose of, for engines may share it.
 */
import type { Boot } from "../contract/harness-protocol.ts";
import { fail, ok, type Result } from "../contract/result.ts";
import type { DatabaseHandle } from "./database-handle.ts";
import type { Engine, EngineFailure, Run, StartError, StartOptions, Workspace } from "./engine.ts";
import { openRun } from "./open-run.ts";
import type { ParseMessage } from "./parse-message.ts";
import type { ServerProcess, ServerProcessFactory } from "./server-process.ts";

export interface ServerEngineParts<P> {
  readonly label: string;
  readonly database: DatabaseHandle<P>;
  readonly processes: ServerProcessFactory<P>;
  /** True while the heartbeat should rest, as in a hidden tab. */
  readonly isResting: () => boolean;
  /** The schemas are most of an engine's bytes: a page loads them beside the database. */
  readonly loadParser: () => Promise<ParseMessage>;
}

const createLimitMs = 20_000;

export function createServerEngine<P>({
  label,
  database,
  processes,
  isResting,
  loadParser,
}: ServerEngineParts<P>): Engine {
  const disposal = new AbortController();
  let current: Run | null = null;
  let standby: Promise<Result<ServerProcess<P>, EngineFailure>> | null = null;
  let parser: Promise<ParseMessage> | null = null;

  async function create(): Promise<Result<ServerProcess<P>, EngineFailure>> {
    try {
      return ok(await processes.create(AbortSignal.any([disposal.signal, AbortSignal.timeout(createLimitMs)])));
    } catch (error) {
      return fail(toLoadFailure(error));
    }
  }

  async function prepareParser(): Promise<Result<ParseMessage, EngineFailure>> {
    parser ??= loadParser();
    try {
      return ok(await parser);
    } catch (error) {
      // Not kept, so that the next Run asks again.
      parser = null;
      return fail(toLoadFailure(error));
    }
  }

  async function takeProcess() {
    const taken = standby ?? create();
    standby = null;
    const loaded = await taken;
    // One that was kept ready may have died meanwhile.
    return loaded.ok && !loaded.value.isAlive() ? create() : loaded;
  }

  /** Opens the database and fills it from the seed; a start that was called off seeds nothing. */
  async function prepareDatabase(
    workspace: Workspace,
    options: StartOptions,
    signal: AbortSignal,
  ): Promise<Result<void, StartError>> {
    options.onStage("database");
    const opened = await database.open(signal);
    if (signal.aborted) return fail({ kind: "aborted" });
    if (!opened.ok) return fail({ kind: "engine-failed", failure: opened.error });
    options.onStage("seed");
    const seeded = await database.reset(workspace.seedSql, options.database);
    if (!seeded.ok) return fail({ kind: "engine-failed", failure: seeded.error });
    options.onStage("server");
    return ok(undefined);
  }

  async function start(
    workspace: Workspace,
    options: StartOptions,
    signal: AbortSignal,
  ): Promise<Result<Run, StartError>> {
    // Called off before it began, it must not end the run that took its place.
    if (signal.aborted) return fail({ kind: "aborted" });
    // The old server's sessions end before the seed: the database worker takes its messages in order.
    void current?.stop();
    current = null;
    const prepared = prepareDatabase(workspace, options, signal);
    const [loaded, parsing] = await Promise.all([takeProcess(), prepareParser()]);
    if (!loaded.ok) return fail({ kind: "engine-failed", failure: loaded.error });
    if (!parsing.ok) return fail({ kind: "engine-failed", failure: parsing.error });
    if (signal.aborted) {
      standby ??= Promise.resolve(loaded);
      return fail({ kind: "aborted" });
    }
    const { files, entry } = workspace;
    const { seed, listen = null } = options;
    const boot: Boot = { processId: 0, files, entry, database: options.database, seed, listen };
    const opened = await openRun({
      key: database.nextProcessKey(),
      process: loaded.value,
      boot,
      database,
      prepared,
      processes,
      isResting,
      parseMessage: parsing.value,
      options,
      signal,
    });
    if (opened.ok) {
      current = opened.value;
      standby ??= create();
    }
    return opened;
  }

  return {
    label,
    start,
    dispose() {
      void current?.stop();
      disposal.abort();
      processes.dispose();
    },
  };
}

const toLoadFailure = (error: unknown): EngineFailure => ({
  code: "server-timeout",
  message: `The server process did not start: ${error instanceof Error ? error.message : String(error)}`,
  remedy: "Press Run again; if it stays so, reload the page: your edits are kept.",
});
