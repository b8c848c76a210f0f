import type { ErrorInfo, Site } from "../../contract/trace-event.ts";
import type { MappedLine } from "../../lesson/autopsy/map-lines.ts";
import type { AutopsyReport, EndFact, LeaseStep, ServerEndFact } from "../../trace/autopsy/autopsy-report.ts";
import { oneLine } from "./shorten.ts";
import { minutesSeconds } from "./time-words.ts";

/** `3 ms`, or that it is not done. */
export const durationWords = (durationMs: number | null): string =>
  durationMs === null ? "still running" : `${Math.round(durationMs)} ms`;

const closers = { client: "the tab closed it", server: "the server closed it", network: "the cable was pulled" };

/** How the holder ended, after its moment. */
export function endWords({ outcome, error, close }: EndFact): string {
  const parts: string[] = [];
  if (close) parts.push(`close code ${close.code}: ${closers[close.by]}`);
  if (outcome === "threw") {
    const where = error?.site ? ` at ${error.site.file}:${error.site.line}` : "";
    parts.push(error ? `threw ${errorName(error)}${where}: ${oneLine(error.message, 120)}` : "threw");
  } else parts.push(close ? "its code returned" : "returned");
  return parts.join("; ");
}

const serverEnds = {
  stopped: "was stopped",
  "uncaught-error": "was ended by an error that nobody caught",
  unresponsive: "no longer answered and was ended",
};

/** How the server ended under a holder that had not. */
export const serverEndWords = ({ reason, error }: ServerEndFact): string =>
  `the server ${serverEnds[reason]}${error ? `: ${oneLine(error.message, 120)}` : ""}`;

/** What has become of a line since the run; empty where it stands as it ran. */
export const changedWords = {
  same: "",
  edited: "edited since the run",
  removed: "removed since the run",
} as const satisfies Record<MappedLine["kind"], string>;

/** A station of the lease's way: what happened there. */
export function stepWords(step: LeaseStep): string {
  switch (step.kind) {
    case "took":
      return `took the lease${waitWords(step)}`;
    case "query":
      return `query${step.by === null ? "" : ` by ${step.by}`}, ${durationWords(step.durationMs)}${failureWords(step)}`;
    case "more-queries":
      return `and ${step.count.toLocaleString("en")} more ${step.count === 1 ? "query" : "queries"}`;
    case "transaction":
      return step.status === "failed"
        ? "its transaction failed and was not rolled back"
        : "its transaction opened and was not ended";
    case "closed":
      return `close code ${step.code}: ${closers[step.by]}`;
    case "ended":
      return step.end.outcome === "threw" ? `threw ${errorName(step.end.error)}` : "returned";
    case "server-ended":
      return serverEndWords(step);
    case "returned":
      return step.destroyed ? "gave the connection back to be closed" : "gave the lease back";
  }
}

const failureWords = ({ error }: { readonly error: ErrorInfo | null }) =>
  error ? `, failed: ${oneLine(error.message, 60)}` : "";

/** An error of the database's own calls itself no more than `error`. */
function errorName(error: ErrorInfo | null): string {
  if (!error) return "an error";
  return error.name === "error" ? `a database error${error.code ? ` (${error.code})` : ""}` : error.name;
}

function waitWords({ waitedMs, queued }: Extract<LeaseStep, { kind: "took" }>): string {
  if (Math.round(waitedMs) === 0) return "";
  return queued
    ? ` after ${Math.round(waitedMs)} ms in the queue`
    : `, its connection opened in ${Math.round(waitedMs)} ms`;
}

/** The place where a station of the way lies, where it has one. */
export function stepSite(step: LeaseStep): Site | null {
  switch (step.kind) {
    case "took":
    case "query":
    case "returned":
      return step.site;
    case "ended":
      return step.end.error?.site ?? null;
    case "server-ended":
      return step.error?.site ?? null;
    case "more-queries":
    case "transaction":
    case "closed":
      return null;
  }
}

/** Who had the lease that an idle lane carried last. */
export function lastLeaseWords({ holderLabel, takenAtMs, returned }: AutopsyReport): string {
  if (!returned) return "";
  const lasted = takenAtMs === null ? "" : ` for ${minutesSeconds(returned.atMs - takenAtMs)}`;
  const by = returned.site ? `line ${returned.site.line} of ${returned.site.file}` : "the pool itself";
  return `${holderLabel} had it last${lasted}; ${by} gave it back at ${minutesSeconds(returned.atMs)}.`;
}
