import type { LoadReport } from "../../trace/load-report.ts";
import type { RequestSnapshot } from "../../trace/traffic-snapshot.ts";
import { oneLine } from "./shorten.ts";

/** What came back, in full. */
export function answerBody({ outcome }: RequestSnapshot): string {
  switch (outcome.kind) {
    case "pending":
      return "";
    case "answered":
      return outcome.body;
    case "failed":
      return outcome.message;
  }
}

export function requestWords({ outcome }: RequestSnapshot): string {
  switch (outcome.kind) {
    case "pending":
      return "waits for an answer";
    case "answered":
      return `${outcome.status} ${oneLine(outcome.body, 60)}`.trim();
    case "failed":
      return oneLine(outcome.message, 60);
  }
}

/** `3.2 ms` below ten, whole ones above. */
export const medianWords = (p50Ms: number | null): string => {
  if (p50Ms === null) return "–";
  return p50Ms < 10 ? `${p50Ms.toFixed(1)} ms` : `${Math.round(p50Ms).toLocaleString("en")} ms`;
};

/** What a load does, or did. */
export function loadWords({ method, path, perSecond, endedAtMs, notSent }: LoadReport): string {
  const what = `${method} ${oneLine(path, 40)}, ${perSecond.toLocaleString("en")} a second`;
  const held = notSent > 0 ? `; ${notSent.toLocaleString("en")} held back: 1,000 are unanswered` : "";
  return `${endedAtMs === null ? "sending" : "sent"} ${what}${held}`;
}
