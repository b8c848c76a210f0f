import type { Pace } from "../../contract/harness-protocol.ts";
import type { ServerStatus } from "../../lesson/open-lesson.ts";

export type PrimaryAction = "run" | "starting" | "pause" | "resume";

/** What the one button for the server does next: code that was edited since it started is run anew. */
export function primaryAction(status: ServerStatus, revision: number, pace: Pace): PrimaryAction {
  if (status.kind === "starting") return "starting";
  if (status.kind !== "running" || status.revision !== revision) return "run";
  return pace.kind === "paused" ? "resume" : "pause";
}
