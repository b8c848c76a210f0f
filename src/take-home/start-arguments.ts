import { parseArgs } from "node:util";
import { fail, ok, type Result } from "../contract/result.ts";

export interface StartArguments {
  /** Null takes the port of the program's `app.listen()`. */
  readonly port: number | null;
  readonly databasePort: number;
}

export const startUsage = `Usage: npm start -- [options]

Runs main.ts with its database, and prints what the pool does.

  --port <number>           port of the app, 0 for any free one (the one in app.listen())
  --database-port <number>  port where psql may look in, 0 for any free one (5433)
  --help                    this text

DATABASE_URL=postgresql://user:password@host:5432/postgres takes that server in place of the
one in this folder; only a database of our own is made on it. Another main.ts, another npm start.`;

/** What was asked for, or what is wrong with it in words. */
export function parseStartArguments(args: readonly string[]): Result<StartArguments | "help", string> {
  const read = readOptions(args);
  if (!read.ok) return read;
  if (read.value.help) return ok("help");
  const { port, "database-port": databasePort } = read.value;
  for (const [name, text] of Object.entries({ "--port": port, "--database-port": databasePort }))
    if (text !== undefined && !isPort(text)) return fail(`${name} ${text}: expected a whole number from 0 to 65535.`);
  return ok({ port: port === undefined ? null : Number(port), databasePort: Number(databasePort) });
}

const isPort = (text: string): boolean => /^\d{1,5}$/.test(text) && Number(text) <= 65_535;

function readOptions(args: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...args],
      strict: true,
      options: {
        port: { type: "string" },
        "database-port": { type: "string", default: "5433" },
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
