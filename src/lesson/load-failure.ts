import type { ServerStatus } from "./open-lesson.ts";

/** How code that the page could not fetch is shown. */
export function toLoadFailure(error: unknown): Extract<ServerStatus, { kind: "engine-failed" }> {
  const message = `Part of the sandbox could not be loaded: ${error instanceof Error ? error.message : String(error)}.`;
  const remedy =
    "Check the network, then press Run again. If that fails too, load this page again: the site may have been renewed. Your edits are kept.";
  return { kind: "engine-failed", failure: { code: "server-timeout", message, remedy } };
}
