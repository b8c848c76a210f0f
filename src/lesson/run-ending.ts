import type { RunEnd, StartError } from "../engine/engine.ts";
import type { Excess } from "../engine/message-budget.ts";
import type { ServerStatus } from "./open-lesson.ts";
import type { SyntaxProblem } from "./strip-types.ts";

/** How the end of a run, or of an attempt at one, is shown. */
export function toStatus(end: RunEnd | StartError, revision: number): ServerStatus {
  switch (end.kind) {
    case "start-failed":
      return { kind: "start-failed", failure: end.failure, revision };
    case "exited": {
      const message = `The server ended by itself with exit code ${end.exitCode}: the log says why. Mend it, then press Run.`;
      return { kind: "exited", reason: "uncaught-error", message };
    }
    case "unresponsive": {
      const silent = (end.silentMs / 1_000).toFixed(1);
      const message = `The server did not answer for ${silent} seconds and was stopped: look for a loop that never ends. Your edits are kept; press Run to try again.`;
      return { kind: "exited", reason: "unresponsive", message };
    }
    case "over-budget": {
      const message = `The server ${excessWords(end.excess)} and was stopped so that the page stays alive. Your edits are kept; press Run to try again.`;
      return { kind: "exited", reason: "over-budget", message };
    }
    case "engine-failed":
      return { kind: "engine-failed", failure: end.failure };
    case "aborted":
      return { kind: "exited", reason: "stopped", message: "The start was called off." };
  }
}

/** What a server did that the page does not bear; goes on from "the server". */
export function excessWords(excess: Excess): string {
  switch (excess) {
    case "too-many-messages":
      return "sent the page more messages than it can take in";
    case "too-many-events":
      return "made more happen at once than the page can take in";
    case "too-much-text":
      return "sent the page more text than it can take in";
    case "too-much-work":
      return "kept the page busy with what it sent";
    case "unreadable":
      return "sent the page a message that no server of this site sends";
  }
}

/** A syntax error is a start that failed before any server was touched. */
export function toSyntaxStatus(problems: readonly SyntaxProblem[], revision: number): ServerStatus {
  const [first] = problems;
  const site = first ? { file: first.file, line: first.line, column: first.column } : null;
  const message = first ? `${first.file}:${first.line}:${first.column}: ${first.message}` : "the code is not valid";
  const error = { name: "SyntaxError", message: first?.message ?? message, code: null, site };
  const remedy = "Mend the marked line, then press Run. No server is running.";
  return { kind: "start-failed", revision, failure: { code: "syntax-error", message, remedy, error } };
}
