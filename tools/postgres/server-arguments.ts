import { parseArgs } from "node:util";
import { fail, ok, type Result } from "../../src/contract/result.ts";

export interface ServerArguments {
  readonly host: string;
  readonly port: number;
  readonly maxConnections: number;
  /** Emulated time of a statement, milliseconds. */
  readonly statementMs: number;
  /** Emulated time between a request and its statement, milliseconds. */
  readonly latencyMs: number;
  /** Real time without an answer until the database counts as hung, milliseconds. */
  readonly silenceLimitMs: number;
  readonly seedPath: string | undefined;
}

export const usage = `Usage: npm run postgres -- [options]

Serves an in-memory PostgreSQL to any client. What is written is gone when the server ends.

  --port <number>             port to listen on, 0 for any free one (5433)
  --host <address>            address to listen on (127.0.0.1)
  --seed <file.sql>           SQL that the database begins from
  --max-connections <number>  sessions at a time, 1 to 10000; one more gets 53300 (100)
  --statement-ms <number>     emulated time of a statement, milliseconds, 0 to 60000 (0)
  --latency-ms <number>       emulated latency before each statement, milliseconds, 0 to 60000 (0)
  --hang-limit-ms <number>    how long a statement may run, 1000 to 3600000: it cannot be
                              interrupted, so the database is then ended and begins anew (5000)
  --help                      this text`;

/** What was asked for, or what is wrong with it in words. */
export function parseServerArguments(args: readonly string[]): Result<ServerArguments | "help", string> {
  const read = readOptions(args);
  if (!read.ok) return read;
  const { help, host, seed, ...numbers } = read.value;
  if (help) return ok("help");
  const port = parseWithin("--port", numbers.port, { least: 0, most: 65_535, isWhole: true });
  if (!port.ok) return port;
  const maxConnections = parseWithin("--max-connections", numbers["max-connections"], {
    least: 1,
    most: 10_000,
    isWhole: true,
  });
  if (!maxConnections.ok) return maxConnections;
  const statementMs = parseWithin("--statement-ms", numbers["statement-ms"], { least: 0, most: 60_000 });
  if (!statementMs.ok) return statementMs;
  const latencyMs = parseWithin("--latency-ms", numbers["latency-ms"], { least: 0, most: 60_000 });
  if (!latencyMs.ok) return latencyMs;
  const silenceLimitMs = parseWithin("--hang-limit-ms", numbers["hang-limit-ms"], { least: 1_000, most: 3_600_000 });
  if (!silenceLimitMs.ok) return silenceLimitMs;
  return ok({
    host,
    port: port.value,
    maxConnections: maxConnections.value,
    statementMs: statementMs.value,
    latencyMs: latencyMs.value,
    silenceLimitMs: silenceLimitMs.value,
    seedPath: seed,
  });
}

function readOptions(args: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...args],
      strict: true,
      options: {
        port: { type: "string", default: "5433" },
        host: { type: "string", default: "127.0.0.1" },
        "max-connections": { type: "string", default: "100" },
        seed: { type: "string" },
        "statement-ms": { type: "string", default: "0" },
        "latency-ms": { type: "string", default: "0" },
        "hang-limit-ms": { type: "string", default: "5000" },
        help: { type: "boolean", default: false },
      },
    });
    return ok(values);
  } catch (error) {
    // Of Node's errors only these are about what was typed.
    if (!(error instanceof Error && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS"))) throw error;
    return fail(error.message);
  }
}

interface Bounds {
  readonly least: number;
  readonly most: number;
  readonly isWhole?: boolean;
}

function parseWithin(name: string, text: string, { least, most, isWhole = false }: Bounds): Result<number, string> {
  const value = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= most && (!isWhole || Number.isInteger(value))) return ok(value);
  return fail(`${name} ${text}: expected a ${isWhole ? "whole " : ""}number from ${least} to ${most}.`);
}
