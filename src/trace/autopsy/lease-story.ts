import type { TraceEvent } from "../../contract/trace-event.ts";
import type { AutopsyReport, CloseFact, EndFact, QueryFact, ServerEndFact } from "./autopsy-report.ts";

/** Steps told one by one at either end; the queries between are counted. */
const queriesTold = 3;

export interface Lease {
  readonly leaseId: number;
  readonly scopeId: string;
}

type EventOf<Kind extends TraceEvent["kind"]> = Extract<TraceEvent, { kind: Kind }>;

export interface SeenQuery extends Omit<QueryFact, "by"> {
  readonly scopeId: string;
  /** Its place in the log. */
  readonly index: number;
}

/** The queries of a lease, newest first; those between are but counted. */
interface QueryTally {
  count: number;
  readonly newest: SeenQuery[];
  readonly oldest: SeenQuery[];
}

/** An event with its place in the log: what happens at one moment is told in that order. */
export type Placed<T> = T & { readonly index: number };

export interface Story {
  requested: EventOf<"checkout-requested"> | null;
  granted: Placed<EventOf<"checkout-granted">> | null;
  returned: Placed<NonNullable<AutopsyReport["returned"]>> | null;
  end: Placed<EndFact> | null;
  serverEnd: Placed<ServerEndFact> | null;
  close: Placed<CloseFact & { readonly atMs: number }> | null;
  dependency: string | null;
  /** The holder's dependencies that an error was thrown into. */
  readonly thrownInto: Set<string>;
  /** How many events lie before the story: the lease was asked for there, or the log goes back no farther. */
  begin: number;
  readonly queries: QueryTally;
  transaction: Placed<EventOf<"transaction-changed">> | null;
}

/**
 * What the log says of a lease and its holder, read backwards from the first `count` events, no farther than to where the
 * lease was asked for.
 */
export function storyOf(
  events: readonly TraceEvent[],
  count: number,
  processId: number,
  poolId: number,
  lease: Lease,
): Story {
  const story: Story = {
    requested: null,
    granted: null,
    returned: null,
    end: null,
    serverEnd: null,
    close: null,
    dependency: null,
    thrownInto: new Set(),
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
      readLease(event, index, story, finished);
    else if (event.kind === "server-exited")
      story.serverEnd = { atMs: event.atMs, reason: event.reason, error: event.error, index };
    else if (event.scopeId === lease.scopeId) readHolder(event, index, story);
  }
  if (story.requested) story.dependency = dependencyAt(events, story.begin, processId, lease.scopeId);
  if (story.end && story.close) story.end = { ...story.end, close: { code: story.close.code, by: story.close.by } };
  return story;
}

function readLease(event: TraceEvent, index: number, story: Story, finished: Map<number, EventOf<"query-finished">>) {
  if (event.kind === "checkout-requested") story.requested = event;
  else if (event.kind === "checkout-granted") story.granted = { ...event, index };
  else if (event.kind === "lease-returned")
    story.returned = { atMs: event.atMs, site: event.site, destroyed: event.destroyed, index };
  else if (event.kind === "transaction-changed") story.transaction ??= { ...event, index };
  else if (event.kind === "query-finished") finished.set(event.queryId, event);
  else if (event.kind === "query-started") {
    const end = finished.get(event.queryId);
    finished.delete(event.queryId);
    const { sql, site, atMs, scopeId } = event;
    const durationMs = end ? end.atMs - atMs : null;
    addQuery(story.queries, { sql, site, atMs, durationMs, error: end?.error ?? null, scopeId, index });
  }
}

function addQuery(queries: QueryTally, query: SeenQuery) {
  queries.count += 1;
  if (queries.newest.length < queriesTold) queries.newest.push(query);
  else {
    queries.oldest.push(query);
    if (queries.oldest.length > queriesTold) queries.oldest.shift();
  }
}

function readHolder(event: TraceEvent, index: number, story: Story) {
  if (event.kind === "scope-ended")
    story.end = { atMs: event.atMs, outcome: event.outcome, error: event.error, close: null, index };
  else if (event.kind === "generator-changed" && event.phase === "thrown-into") story.thrownInto.add(event.name);
  else if (event.kind === "socket-closed") story.close ??= { code: event.code, by: event.by, atMs: event.atMs, index };
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
