import type { Site, TraceEvent } from "../../contract/trace-event.ts";

/** Which lease of which process. */
interface LeaseKey {
  readonly processId: number;
  readonly poolId: number;
  readonly leaseId: number;
  readonly scopeId: string;
}

export interface Returns {
  /** The lines at which leases of the taking line came back, the one with the most first. */
  readonly sites: readonly { readonly site: Site; readonly count: number }[];
  /** Leases that the pool gave back by itself. */
  readonly byPool: number;
  /** Leases that are out though their holder has ended. */
  readonly timesSkipped: number;
  /** Leases that the holder of `own` took at that line after it. */
  readonly laterLeases: number;
  /** Where one of those came back. */
  readonly tookOverAt: Site | null;
}

/** What became of all leases that were taken at the line of one of them. */
export function countReturns(events: Iterable<TraceEvent>, taken: Site, own: LeaseKey): Returns {
  /** Leases of that line that are out, with their holders. */
  const out = new Map<string, string>();
  const ended = new Set<string>();
  const holders = new Set<string>();
  const later = new Set<string>();
  const sites = new Map<string, { readonly site: Site; count: number }>();
  const [ownLease, ownHolder] = [leaseKey(own), holderKey(own)];
  let byPool = 0;
  let tookOverAt: Site | null = null;
  for (const event of events) {
    if (event.kind === "checkout-requested" && event.site && isSameLine(event.site, taken)) {
      const [lease, holder] = [leaseKey(event), holderKey(event)];
      if (holder === ownHolder && out.has(ownLease)) later.add(lease);
      out.set(lease, holder);
      holders.add(holder);
    } else if (event.kind === "checkout-failed") out.delete(leaseKey(event));
    else if (event.kind === "scope-ended" && holders.has(holderKey(event))) ended.add(holderKey(event));
    else if (event.kind === "lease-returned" && out.delete(leaseKey(event))) {
      if (!event.site) byPool += 1;
      else {
        const key = `${event.site.file}:${event.site.line}`;
        const entry = sites.get(key);
        if (entry) entry.count += 1;
        else sites.set(key, { site: event.site, count: 1 });
        if (later.has(leaseKey(event))) tookOverAt = event.site;
      }
    }
  }
  return {
    sites: [...sites.values()].sort((a, b) => b.count - a.count),
    byPool,
    timesSkipped: [...out.values()].filter((holder) => ended.has(holder)).length,
    laterLeases: later.size,
    tookOverAt,
  };
}

const leaseKey = (event: { processId: number; poolId: number; leaseId: number }) =>
  `${event.processId}/${event.poolId}/${event.leaseId}`;

const holderKey = (event: { processId: number; scopeId: string }) => `${event.processId}/${event.scopeId}`;

const isSameLine = (a: Site, b: Site) => a.file === b.file && a.line === b.line;
