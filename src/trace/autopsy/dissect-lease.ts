import type { TraceEvent } from "../../contract/trace-event.ts";
import type { AutopsyReport, QueryFact } from "./autopsy-report.ts";
import { countReturns } from "./count-returns.ts";
import { findRelease, type LeaseWay } from "./find-release.ts";
import { labelOf } from "./holder-label.ts";
import { stepsOf, withoutIndex } from "./lease-steps.ts";
import { type Lease, type SeenQuery, type Story, storyOf } from "./lease-story.ts";
import type { RunSources } from "./source-text.ts";

/** Which connection of which pool. */
interface ConnectionKey {
  readonly processId: number;
  readonly poolId: number;
  readonly connectionId: number;
}

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
  const { requested, granted, queries, returned } = story;
  const site = requested?.site ?? null;
  const told = ({ scopeId, index: _, ...query }: SeenQuery): QueryFact => {
    const by = scopeId === lease.scopeId ? null : labelOf(events, count, connection.processId, scopeId);
    return { ...query, by };
  };
  const returns = site && !returned ? countReturns(upTo(events, count), site, { ...connection, ...lease }) : null;
  const lastQuery = queries.newest[0] ? told(queries.newest[0]) : null;
  return {
    ...lease,
    holderLabel: labelOf(events, story.begin, connection.processId, lease.scopeId),
    beginsLater: requested === null,
    takenAtMs: granted?.atMs ?? null,
    site,
    queries: queries.count,
    laterLeases: returns?.laterLeases ?? 0,
    lastQuery,
    end: story.end && withoutIndex(story.end),
    serverEnd: story.serverEnd && withoutIndex(story.serverEnd),
    returned: returned && withoutIndex(returned),
    dependency: story.dependency,
    steps: stepsOf(story, told),
    release:
      returns && site && story.end ? findRelease(returns, site, wayOf(story, lease), sources) : { kind: "unknown" },
  };
}

function wayOf({ queries, end, dependency, thrownInto }: Story, lease: Lease): LeaseWay {
  const own = [...queries.newest, ...queries.oldest.toReversed()].filter(({ scopeId }) => scopeId === lease.scopeId);
  const threwAt = end?.error?.site ?? null;
  const isThrown = end?.outcome === "threw";
  const isTold = threwAt !== null || (!isThrown && (own[0]?.error ?? null) !== null);
  return {
    uses: own.flatMap(({ site }) => site ?? []),
    threwAt,
    isThrown,
    isTold,
    isThrownInto: thrownInto.has(dependency ?? ""),
  };
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

function* upTo(events: readonly TraceEvent[], count: number): Iterable<TraceEvent> {
  for (let index = 0; index < count; index += 1) {
    const event = events[index];
    if (event) yield event;
  }
}
