import type { TraceEvent } from "../../contract/trace-event.ts";
import { openBucketLine } from "./bucket-line.ts";
import { followAnswers } from "./follow-answers.ts";
import { followPools } from "./follow-pools.ts";
import { initialTimeline, type MomentKind, type TimelineState, timelineLimit } from "./timeline-state.ts";

/** Folds events into the course of the run; pure, and the same however the events come in batches. */
export function foldTimeline(events: readonly TraceEvent[], from: TimelineState = initialTimeline): TimelineState {
  if (events.length === 0) return from;
  let { atMs, moments, endedScopes, endedScopesBefore } = from;
  const line = openBucketLine(from.buckets, from.bucketMs);
  const answers = followAnswers(from);
  const pools = followPools(from.pools, hasEnded);
  let seeksWait = !has("first-wait");
  let seeksLeak = !has("first-leak");

  function has(kind: MomentKind): boolean {
    return moments.some((moment) => moment.kind === kind);
  }

  function hasEnded(event: TraceEvent): boolean {
    const key = scopeKey(event);
    return endedScopes.has(key) || endedScopesBefore.has(key);
  }

  function addMoment(kind: MomentKind, event: TraceEvent, scopeId = event.scopeId) {
    if (moments.filter((moment) => moment.kind === kind).length >= timelineLimit.moments) return;
    const tab = "tab" in event ? event.tab : null;
    moments = [...moments, { kind, atMs, processId: event.processId, scopeId, tab }];
  }

  function endScope(event: TraceEvent) {
    if (endedScopes.size >= timelineLimit.endedScopes) {
      endedScopesBefore = endedScopes;
      endedScopes = new Set();
    } else if (endedScopes === from.endedScopes) endedScopes = new Set(endedScopes);
    (endedScopes as Set<string>).add(scopeKey(event));
  }

  for (const event of events) {
    // Several processes' clocks are in step, their messages not quite.
    if (event.atMs > atMs) atMs = event.atMs;
    line.reach(atMs);
    if (seeksLeak && event.kind === "scope-ended") endScope(event);
    if (pools.follow(event)) {
      line.note(pools.totals);
      if (seeksWait && pools.totals.waiting > 0) {
        seeksWait = false;
        addMoment("first-wait", event);
      }
      if (event.kind === "checkout-failed" && event.reason === "timed-out") {
        line.noteTimeOut();
        if (!has("first-time-out")) addMoment("first-time-out", event);
      }
    }
    const latencyMs = answers.follow(event);
    if (latencyMs !== null) line.noteAnswer(latencyMs);
    if (seeksLeak) {
      const holder = pools.findLeak(event);
      if (holder !== null) {
        seeksLeak = false;
        addMoment("first-leak", event, holder);
      }
    }
    const kind = momentOf(event);
    if (kind) addMoment(kind, event);
  }
  return {
    atMs,
    moments,
    endedScopes,
    endedScopesBefore,
    bucketMs: line.bucketMs(),
    buckets: line.buckets(),
    pools: pools.pools(),
    askedByTab: answers.askedByTab(),
    askedByRequest: answers.askedByRequest(),
  };
}

const scopeKey = ({ processId, scopeId }: TraceEvent) => (processId === 0 ? scopeId : `${processId}/${scopeId}`);

function momentOf(event: TraceEvent): MomentKind | null {
  switch (event.kind) {
    case "tab-closed":
      return event.by === "network" ? "cable-pulled" : null;
    case "tab-asleep":
    case "server-exited":
    case "scenario-started":
    case "scenario-ended":
      return event.kind;
    default:
      return null;
  }
}
