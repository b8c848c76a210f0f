import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { type CheckOutcome, type ClientCheck, failed, type ServerAddress, skipped } from "./client-check.ts";
import { runProgram } from "./run-program.ts";
import { summarizeStderr } from "./summarize-stderr.ts";

const scriptPath = fileURLToPath(new URL("psql-script.sql", import.meta.url));
const expectedUrl = new URL("psql-expected.txt", import.meta.url);

/** What the script's mishaps leave on the error stream. */
const expectedErrors = [
  "ERROR:  22012",
  "ERROR:  25P02",
  "NOTICE:  00000",
  "ERROR:  42P01",
  "ERROR:  26000",
  "ERROR:  22P02",
];

const limitMs = 30_000;

/** A script of meta-commands, transactions and errors, its output compared to the letter. */
export const psqlCheck: ClientCheck = {
  name: "psql",
  run: async (server: ServerAddress): Promise<CheckOutcome> => {
    const args = ["-X", "-A", "-t", "-q", "-v", "name=pen", "-f", scriptPath];
    const end = await runProgram({ program: "psql", args, server, limitMs });
    if (end.kind === "not-installed") return skipped("psql is not installed");
    if (end.kind === "limit-reached") return failed(`did not end within ${limitMs / 1_000} s`);
    if (end.exitCode !== 0) return failed(summarizeStderr(end.stderr));
    const lines = end.stdout.split("\n");
    const expected = (await readFile(expectedUrl, "utf8")).split("\n");
    const errors = end.stderr.split("\n").map((line) => line.slice(line.indexOf(": ") + 1).trim());
    const told = firstDifference(lines, expected) ?? firstDifference(errors, [...expectedErrors, ""]);
    return told === undefined ? { kind: "passed" } : failed(told);
  },
};

function firstDifference(actual: readonly string[], expected: readonly string[]): string | undefined {
  const index = Array.from({ length: Math.max(actual.length, expected.length) }, (_, line) => line).find(
    (line) => actual[line] !== expected[line],
  );
  if (index === undefined) return undefined;
  return `line ${index + 1}: expected ${JSON.stringify(expected[index])}, got ${JSON.stringify(actual[index])}`;
}
