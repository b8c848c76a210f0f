import { readFile } from "node:fs/promises";
import {
  type PostgresServer,
  type PostgresServerEvent,
  startPostgresServer,
} from "../../src/postgres/node/postgres-server.ts";
import { stopOnSignal } from "../../src/postgres/node/stop-on-signal.ts";
import { runTool } from "../run.mjs";
import { describeFailure } from "./describe-failure.ts";
import { parseServerArguments, type ServerArguments, usage } from "./server-arguments.ts";

/** What the database boots from; made once, and again when its sources changed. */
const dataDirectoryBuild = "tools/build/data-directory.mjs";

/** Serves until it is told to stop; gives the exit code: 0, 1 where it could not serve, 2 for bad arguments. */
export async function serve(args: readonly string[]): Promise<number> {
  const parsed = parseServerArguments(args);
  if (!parsed.ok) {
    console.error(`${parsed.error}\n\n${usage}`);
    return 2;
  }
  if (parsed.value === "help") {
    console.log(usage);
    return 0;
  }
  const { value } = parsed;
  const buildCode = await runTool(dataDirectoryBuild);
  if (buildCode !== 0) return buildCode;
  let seedSql = "";
  try {
    if (value.seedPath !== undefined) seedSql = await readFile(value.seedPath, "utf8");
    return await serveUntilStopped(value, seedSql);
  } catch (error) {
    const description = describeFailure(error, { ...value, seedSql });
    if (description === undefined) throw error;
    console.error(description);
    return 1;
  }
}

async function serveUntilStopped({ seedPath, ...options }: ServerArguments, seedSql: string): Promise<number> {
  const { promise: exitCode, resolve: exit } = Promise.withResolvers<number>();
  const server = await startPostgresServer({
    ...options,
    seedSql,
    onEvent: (event) => {
      console.error(describeEvent(event));
      if (event.kind === "failed") exit(1);
    },
  });
  console.log(composeBanner(server));
  stopOnSignal(() => void server.close().then(() => exit(0)));
  return exitCode;
}

function composeBanner({ host, port }: PostgresServer): string {
  const reachable = host === "0.0.0.0" || host === "::" ? "localhost" : host;
  const inUrl = reachable.includes(":") ? `[${reachable}]` : reachable;
  return `PostgreSQL is on ${host}, port ${port}.

  psql -h ${reachable} -p ${port} -U postgres
  postgresql://postgres@${inUrl}:${port}/postgres

The data is in memory and gone when the server ends.${isLoopback(host) ? "" : openToAll} Ctrl+C stops it.`;
}

const isLoopback = (host: string): boolean => host.startsWith("127.") || host === "::1";

const openToAll = "\nThere is no password: whoever reaches this address is its superuser.";

function describeEvent(event: PostgresServerEvent): string {
  switch (event.kind) {
    case "database-lost":
      return `The database was ended because ${event.reason}; its clients were told, and another one is starting.`;
    case "database-restarted":
      return "Another database is up, with nothing in it but the seed.";
    case "failed":
      return `No other database could be started: ${event.error instanceof Error ? event.error.message : event.error}`;
  }
}
