import type { ServerStatus } from "../../lesson/open-lesson.ts";

const exitWords = {
  stopped: "stopped",
  unresponsive: "ended: it no longer answered",
  "over-budget": "ended: it said more than the page can take in",
  "uncaught-error": "ended by an error",
};

/** Where the server stands, in a few words; a named stage in place of a spinner. */
export function statusWords(status: ServerStatus): string {
  switch (status.kind) {
    case "not-started":
      return "not started";
    case "starting":
      return `${status.stage.step} of ${status.stage.steps}: ${status.stage.label}`;
    case "running":
      return `running on port ${status.port}${status.processes > 1 ? ` in ${status.processes} processes` : ""}`;
    case "start-failed":
      return "did not start";
    case "exited":
      return exitWords[status.reason];
    case "engine-failed":
      return "the engine failed";
  }
}
