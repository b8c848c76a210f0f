import { type CheckOutcome, type ClientCheck, failed, type ServerAddress, skipped } from "./client-check.ts";
import { checkInvariants } from "./pgbench-invariants.ts";
import { parsePgbenchReport } from "./pgbench-report.ts";
import { type ProgramEnd, runProgram } from "./run-program.ts";
import { summarizeStderr } from "./summarize-stderr.ts";

type QueryMode = "simple" | "extended" | "prepared";
type Ended = Extract<ProgramEnd, { kind: "ended" }>;

const modes: readonly QueryMode[] = ["simple", "extended", "prepared"];
const benchmarkSeconds = 5;
const limitMs = 30_000;

/** PostgreSQL's own load generator: ten clients at once in each query mode, then TPC-B's consistency conditions. */
export function createPgbenchChecks(): readonly ClientCheck[] {
  const tally = { processed: 0, isComplete: true };

  const createRun = (mode: QueryMode, script: "select-only" | "tpcb-like"): ClientCheck => ({
    name: `pgbench ${mode} ${script}`,
    run: async (server) => {
      const args = ["-n", "-c", "10", "-T", String(benchmarkSeconds), "-M", mode, "-b", script];
      const end = await runPgbench(server, args);
      const report = end.kind === "ended" ? parsePgbenchReport(end.stdout) : undefined;
      if (script === "tpcb-like") {
        tally.processed += report?.processed ?? 0;
        tally.isComplete &&= report !== undefined;
      }
      if (end.kind !== "ended") return end;
      if (!report) return failed(`its report cannot be read: ${end.stdout}`);
      if (end.stderr.trim() !== "") return failed(summarizeStderr(end.stderr));
      if (report.failed > 0) return failed(`${report.failed} of ${report.processed} transactions failed`);
      if (!(report.tps > 0)) return failed(`${report.tps} transactions a second`);
      return { kind: "passed", note: `${Math.round(report.tps)} transactions a second` };
    },
  });

  return [
    createInitialization("pgbench initialize by COPY", "dtgvp"),
    createInitialization("pgbench initialize on the server", "dtGvp"),
    ...modes.map((mode) => createRun(mode, "select-only")),
    ...modes.map((mode) => createRun(mode, "tpcb-like")),
    {
      name: "pgbench invariants",
      run: async (server) => {
        if (tally.processed === 0) return skipped("no TPC-B-like run has ended");
        return checkInvariants(server, tally.isComplete ? tally.processed : undefined);
      },
    },
  ];
}

async function runPgbench(server: ServerAddress, args: readonly string[]): Promise<CheckOutcome | Ended> {
  const end = await runProgram({ program: "pgbench", args, server, limitMs });
  if (end.kind === "not-installed") return skipped("pgbench is not installed");
  if (end.kind === "limit-reached") return failed(`did not end within ${limitMs / 1_000} s`);
  return end.exitCode === 0 ? end : failed(summarizeStderr(end.stderr));
}

/** Makes the tables and their rows, in the steps that pgbench's manual names. */
const createInitialization = (name: string, steps: string): ClientCheck => ({
  name,
  run: async (server) => {
    const end = await runPgbench(server, ["-i", "-s", "1", "-I", steps]);
    return end.kind === "ended" ? { kind: "passed" } : end;
  },
});
