/** A server process that ended without being asked to. */
export class ProcessExit extends Error {
  readonly code: "oom" | "exited";

  constructor(code: ProcessExit["code"], message: string) {
    super(message);
    this.name = "ProcessExit";
    this.code = code;
  }
}

/** What V8 and Node print before they end for want of memory. */
const outOfMemory = /heap out of memory|out of memory|Allocation failed|ERR_WORKER_OUT_OF_MEMORY/i;

/** Longest part of the output that a message quotes. */
const maxQuotedLength = 1_000;

/** Says why a process ended, by its exit code and by what it printed. */
export function toProcessExit(exitCode: number, printed: string): ProcessExit {
  if (exitCode !== 0 && outOfMemory.test(printed))
    return new ProcessExit("oom", `exit code ${exitCode}: it ran out of memory`);
  const quoted = printed.slice(-maxQuotedLength);
  return new ProcessExit("exited", `exit code ${exitCode}${quoted ? `: ${quoted}` : ""}`);
}
