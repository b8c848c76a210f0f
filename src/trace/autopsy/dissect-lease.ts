import { serverScopeId } from "../../contract/server-scope.ts";
import type { TraceEvent } from "../../contract/trace-event.ts";
import type { AutopsyReport, CloseFact, EndFact, LeaseStep, QueryFact, ServerEndFact } from "./autopsy-report.ts";
import { findRelease, type RunSources } from "./find-release.ts";

/** Which connection of which pool. */
interface ConnectionKey {
  readonly processId: number;
  readonly poolId: number;
  readonly connectionId: number;
}

/** Steps told one by one at either end; the queries between are counted. */
const queriesTold = 3;

/**
 * What became of the lease that is out on a connection, or of the last one that was; null when there was none.
 *
 * `events` is the log kept, of which the first `count` lie at or before the moment on show. The log is read backwards
 * from there, no farther than to where the lease was asked for; `sources` are those that run.
 */
export function dissectLease(
  events: readonly TraceEvent[],
  count: number,
  connection: ConnectionKey,
  sources: RunSources,
): AutopsyReport | null {
  const lease = lastLease(events, count, connection);
  if (!lease) return null;
  const story = storyOf(events, count, connection.processId, connection.poolId, lease);
  const { requested, granted, queries } = story;
  const site = requested?.site ?? null;
  return {
    ...lease,
    holderLabel: labelOf(events, story.begin, connection.processId, lease.scopeId),
    beginsLater: requested === null,
    takenAtMs: granted?.atMs ?? null,
    site,
    queries: queries.count,
    lastQuery: queries.newest[0] ?? null,
    end: story.end,
    serverEnd: story.serverEnd,
    returned: story.returned,
    dependency: story.dependency,
    steps: stepsOf(story),
    release: story.returned || !story.end ? { kind: "unknown" } : findRelease(upTo(events, count), site, sources),
  };
}

interface Lease {
  readonly leaseId: number;
  readonly scopeId: string;
}

function lastLease(events: readonly TraceEvent[], count: number, key: ConnectionKey): Lease | null {
  for (let index = count - 1; index >= 0; index -= 1) {
    const event = events[index];
    if (event?.kind !== "checkout-granted" || event.connectionId !== key.connectionId) continue;
    if (event.poolId === key.poolId && event.processId === key.processId)
      return { leaseId: event.leaseId, scopeId: event.scopeId };
  }
  return null;
}

type EventOf<Kind extends TraceEvent["kind"]> = Extract<TraceEvent, { kind: Kind }>;

/** The queries of a lease, newest first; those between are but counted. */
interface QueryTally {
  count: number;
  readonly newest: QueryFact[];
  readonly oldest: QueryFact[];
}

interface Story {
  requested: EventOf<"checkout-requested"> | null;
  granted: EventOf<"checkout-granted"> | null;
  returned: AutopsyReport["returned"];
  end: EndFact | null;
  serverEnd: ServerEndFact | null;
  close: (CloseFact & { readonly atMs: number }) | null;
  dependency: string | null;
  /** How many events lie before the story: the lease was asked for there, or the log goes back no farther. */
  begin: number;
  readonly queries: QueryTally;
  transaction: EventOf<"transaction-changed"> | null;
}

function storyOf(events: readonly TraceEvent[], count: number, processId: number, poolId: number, lease: Lease): Story {
  const story: Story = {
    requested: null,
    granted: null,
    returned: null,
    end: null,
    serverEnd: null,
    close: null,
    dependency: null,
    begin: 0,
    queries: { count: 0, newest: [], oldest: [] },
    transaction: null,
  };
  const finished = new Map<number, EventOf<"query-finished">>();
  for (let index = count - 1; index >= 0 && !story.requested; index -= 1) {
    const event = events[index];
    if (event?.processId !== processId) continue;
    story.begin = index;
    if ("leaseId" in event && event.leaseId === lease.leaseId && event.poolId === poolId)
      readLease(event, story, finished);
    else if (event.kind === "server-exited")
      story.serverEnd = { atMs: event.atMs, reason: event.reason, error: event.error };
    else if (event.scopeId === lease.scopeId) readHolder(event, story);
  }
  if (story.requested) story.dependency = dependencyAt(events, story.begin, processId, lease.scopeId);
  if (story.end && story.close) story.end = { ...story.end, close: { code: story.close.code, by: story.close.by } };
  return story;
}

function readLease(event: TraceEvent, story: Story, finished: Map<number, EventOf<"query-finished">>) {
  if (event.kind === "checkout-requested") story.requested = event;
  else if (event.kind === "checkout-granted") story.granted = event;
  else if (event.kind === "lease-returned")
    story.returned = { atMs: event.atMs, site: event.site, destroyed: event.destroyed };
  else if (event.kind === "transaction-changed") story.transaction ??= event;
  else if (event.kind === "query-finished") finished.set(event.queryId, event);
  else if (event.kind === "query-started") {
    const end = finished.get(event.queryId);
    finished.delete(event.queryId);
    const { sql, site, atMs } = event;
    addQuery(story.queries, { sql, site, atMs, durationMs: end ? end.atMs - atMs : null, error: end?.error ?? null });
  }
}

function addQuery(queries: QueryTally, query: QueryFact) {
  queries.count += 1;
  if (queries.newest.length < queriesTold) queries.newest.push(query);
  else {
    queries.oldest.push(query);
    if (queries.oldest.length > queriesTold) queries.oldest.shift();
  }
}

function readHolder(event: TraceEvent, story: Story) {
  if (event.kind === "scope-ended")
    story.end = { atMs: event.atMs, outcome: event.outcome, error: event.error, close: null };
  else if (event.kind === "socket-closed") story.close ??= { code: event.code, by: event.by, atMs: event.atMs };
}

/** The generator whose body was at work in the holder's scope when the lease was asked for. */
function dependencyAt(events: readonly TraceEvent[], count: number, processId: number, scopeId: string): string | null {
  for (let index = count - 1; index >= 0; index -= 1) {
    const event = events[index];
    if (event?.kind !== "generator-changed") continue;
    if (event.processId !== processId || event.scopeId !== scopeId) continue;
    return event.phase === "running" || event.phase === "created" ? event.name : null;
  }
  return null;
}

function labelOf(events: readonly TraceEvent[], count: number, processId: number, scopeId: string): string {
  for (let index = count - 1; index >= 0; index -= 1) {
    const event = events[index];
    if (event?.kind === "scope-opened" && event.scopeId === scopeId && event.processId === processId)
      return event.label;
  }
  // The log no longer reaches back to where it began.
  return scopeId === serverScopeId ? "the server itself" : scopeId;
}

function stepsOf(story: Story): LeaseStep[] {
  const steps: LeaseStep[] = [];
  const { requested, granted, close, returned, end, serverEnd } = story;
  if (granted) {
    const { atMs, waitedMs } = granted;
    steps.push({ kind: "took", atMs, site: requested?.site ?? null, waitedMs, queued: requested?.queued ?? false });
  }
  steps.push(...queryStepsOf(story.queries));
  const { transaction } = story;
  if (transaction && transaction.status !== "none")
    steps.push({ kind: "transaction", atMs: transaction.atMs, status: transaction.status });
  if (close) steps.push({ kind: "closed", ...close });
  if (returned) steps.push({ kind: "returned", ...returned });
  if (end) steps.push({ kind: "ended", atMs: end.atMs, end });
  if (serverEnd && !end && !returned) steps.push({ kind: "server-ended", ...serverEnd });
  return steps.sort((a, b) => a.atMs - b.atMs);
}

function queryStepsOf({ count, newest, oldest }: QueryTally): LeaseStep[] {
  const hidden = count - newest.length - oldest.length;
  const between = newest.at(-1);
  const more: LeaseStep[] = hidden > 0 && between ? [{ kind: "more-queries", atMs: between.atMs, count: hidden }] : [];
  return [...oldest.toReversed().map(toStep), ...more, ...newest.toReversed().map(toStep)];
}

const toStep = (fact: QueryFact): LeaseStep => ({ kind: "query", ...fact });

function* upTo(events: readonly TraceEvent[], count: number): Iterable<TraceEvent> {
  for (let index = 0; index < count; index += 1) {
    const event = events[index];
    if (event) yield event;
  }
}
