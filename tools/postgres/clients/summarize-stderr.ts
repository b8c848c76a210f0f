const maxReasonLength = 300;

/** One line of what a program said on its error stream, without stack traces and notices. */
export function summarizeStderr(stderr: string): string {
  const lines = stderr.split("\n").filter((line) => /^\S/.test(line) && !/^(Traceback|NOTICE|\w.*\.\.\.$)/.test(line));
  return [...new Set(lines)].join(" | ").slice(0, maxReasonLength);
}
