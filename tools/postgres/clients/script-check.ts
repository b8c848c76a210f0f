import { fileURLToPath } from "node:url";
import { type CheckOutcome, type ClientCheck, failed, type ServerAddress, skipped } from "./client-check.ts";
import { runProgram } from "./run-program.ts";
import { summarizeStderr } from "./summarize-stderr.ts";

export interface ScriptCheck {
  readonly name: string;
  /** Interpreters to look for, the first that has the library is taken. */
  readonly interpreters: readonly string[];
  /** Arguments with which the interpreter ends well only where the library is installed. */
  readonly probe: readonly string[];
  /** The script beside this file; it ends with 0 when all held, and else says on its last line what did not. */
  readonly script: string;
}

const probeLimitMs = 10_000;
const scriptLimitMs = 60_000;

/** A client library of another language, tried by a script in that language. */
export function createScriptCheck({ name, interpreters, probe, script }: ScriptCheck): ClientCheck {
  const findInterpreter = async (server: ServerAddress): Promise<string | undefined> => {
    for (const program of interpreters) {
      const end = await runProgram({ program, args: probe, server, limitMs: probeLimitMs });
      if (end.kind === "ended" && end.exitCode === 0) return program;
    }
    return undefined;
  };

  const run = async (server: ServerAddress): Promise<CheckOutcome> => {
    const program = await findInterpreter(server);
    if (!program) return skipped(`not installed for ${interpreters.join(" or ")}`);
    const args = [fileURLToPath(new URL(script, import.meta.url))];
    const end = await runProgram({ program, args, server, limitMs: scriptLimitMs });
    if (end.kind === "not-installed") return failed(`${program} has gone`);
    if (end.kind === "limit-reached") return failed(`did not end within ${scriptLimitMs / 1_000} s`);
    return end.exitCode === 0
      ? { kind: "passed" }
      : failed(summarizeStderr(end.stderr) || `ended with ${end.exitCode}`);
  };

  return { name, run };
}
