/**
 * An engine out of two parts, whatever they are made of: a database worker that stays, and server processes that come
 * and go with each run. As many are kept loaded ahead as the last run had, so that a restart does not wait for them.
 * The database is its maker's to dispose of, for engines may share it.
 */
import { epochMs as defaultEpochMs } from "../contract/epoch.ts";
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

type Loaded<P> = Result<ServerProcess<P>, EngineFailure>;
type LoadedProcesses<P> = [ServerProcess<P>, ...ServerProcess<P>[]];

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
  const standby: Promise<Loaded<P>>[] = [];
  let parser: Promise<ParseMessage> | null = null;

  async function create(): Promise<Loaded<P>> {
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

  /** One loaded process for each of the run's, those kept ready first. */
  async function takeProcesses(count: number): Promise<Result<LoadedProcesses<P>, EngineFailure>> {
    const taken = standby.splice(0, count);
    while (taken.length < count) taken.push(create());
    const loaded = await Promise.all(taken.map(replaceDead));
    const failed = loaded.find((result) => !result.ok);
    const [first, ...others] = loaded.flatMap((result) => (result.ok ? [result.value] : []));
    if (first && !failed) return ok([first, ...others]);
    keep([first, ...others].filter((process) => process !== undefined));
    return failed ?? fail(toLoadFailure("a run needs at least one process"));
  }

  /** One that was kept ready may have died meanwhile. */
  async function replaceDead(taken: Promise<Loaded<P>>): Promise<Loaded<P>> {
    const loaded = await taken;
    return loaded.ok && !loaded.value.isAlive() ? create() : loaded;
  }

  /** Keeps loaded processes that were not needed after all. */
  function keep(loaded: readonly ServerProcess<P>[]) {
    if (disposal.signal.aborted) for (const process of loaded) process.terminate();
    else standby.push(...loaded.map((process) => Promise.resolve(ok(process))));
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
    const seeded = await database.reset(workspace.seedSql, options.database, epochOf(options));
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
    const [loaded, parsing] = await Promise.all([takeProcesses(workspace.processes), prepareParser()]);
    if (!loaded.ok) return fail({ kind: "engine-failed", failure: loaded.error });
    if (!parsing.ok || signal.aborted) {
      keep(loaded.value);
      return fail(parsing.ok ? { kind: "aborted" } : { kind: "engine-failed", failure: parsing.error });
    }
    const { files, entry } = workspace;
    const { database: databaseOptions, seed, listen = null } = options;
    const opened = await openRun({
      loaded: loaded.value,
      boot: { files, entry, database: databaseOptions, seed, epochMs: epochOf(options), listen },
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
      while (standby.length < workspace.processes) standby.push(create());
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

const epochOf = ({ epochMs = defaultEpochMs }: StartOptions): number => epochMs;

const toLoadFailure = (error: unknown): EngineFailure => ({
  code: "server-timeout",
  message: `The server process did not start: ${error instanceof Error ? error.message : String(error)}`,
  remedy: "Press Run again; if it stays so, reload the page: your edits are kept.",
});
