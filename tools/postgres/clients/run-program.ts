import { spawn } from "node:child_process";
import type { ServerAddress } from "./client-check.ts";

export interface ProgramRun {
  readonly program: string;
  readonly args: readonly string[];
  readonly server: ServerAddress;
  /** Real milliseconds until the program is killed. */
  readonly limitMs: number;
}

export type ProgramEnd =
  | { readonly kind: "ended"; readonly exitCode: number; readonly stdout: string; readonly stderr: string }
  | { readonly kind: "not-installed" }
  | { readonly kind: "limit-reached"; readonly stderr: string };

/** Runs a client program to its end, told by libpq's own environment variables where the server is. */
export function runProgram({ program, args, server, limitMs }: ProgramRun): Promise<ProgramEnd> {
  const env = {
    ...process.env,
    PGHOST: server.host,
    PGPORT: String(server.port),
    PGUSER: "postgres",
    PGDATABASE: "postgres",
    PGSSLMODE: "prefer",
    PGCONNECT_TIMEOUT: "10",
    LC_ALL: "C",
  };
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { env, stdio: ["ignore", "pipe", "pipe"] });
    let stdout = "";
    let stderr = "";
    let isLate = false;
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      stderr += text;
    });
    const limit = setTimeout(() => {
      isLate = true;
      child.kill("SIGKILL");
    }, limitMs);
    child.once("error", (error) => {
      clearTimeout(limit);
      if ("code" in error && error.code === "ENOENT") resolve({ kind: "not-installed" });
      else reject(error);
    });
    child.once("close", (exitCode) => {
      clearTimeout(limit);
      if (isLate) resolve({ kind: "limit-reached", stderr });
      else resolve({ kind: "ended", exitCode: exitCode ?? 1, stdout, stderr });
    });
  });
}
