import type { Site, TraceEvent } from "../../contract/trace-event.ts";
import type { ReleaseFact } from "./autopsy-report.ts";
import { readRelease } from "./read-release.ts";

/** The sources that a run was started with, by file. */
export type RunSources = Readonly<Record<string, string>>;

/**
 * Where leases taken at `site` come back: seen in this run, else read from the run's own source.
 *
 * `events` are the run's up to the moment on show.
 */
export function findRelease(events: Iterable<TraceEvent>, site: Site | null, sources: RunSources): ReleaseFact {
  if (!site) return { kind: "unknown" };
  const source = sources[site.file];
  const { sites, byPool, timesSkipped } = countReturns(events, site);
  if (byPool > 0 && sites.size === 0) return { kind: "pool" };
  const read = source === undefined ? null : readRelease(source, site);
  const most = [...sites.values()].sort((a, b) => b.count - a.count)[0];
  if (most) {
    const code = codeAt(sources[most.site.file], most.site.line);
    const inFinally = read?.kind === "line" && read.line === most.site.line && read.inFinally;
    return { kind: "known", site: most.site, code, timesReached: most.count, timesSkipped, inFinally };
  }
  if (!read || read.kind === "unknown") return { kind: "unknown" };
  if (read.kind === "absent") return { kind: "absent", file: site.file };
  const { line, inFinally } = read;
  const place = { file: site.file, line, column: 1 };
  return { kind: "unreached", site: place, code: codeAt(source, line), timesSkipped, inFinally };
}

interface Returns {
  readonly sites: ReadonlyMap<string, { readonly site: Site; count: number }>;
  readonly byPool: number;
  readonly timesSkipped: number;
}

function countReturns(events: Iterable<TraceEvent>, taken: Site): Returns {
  /** Leases of that line that are out, with their holders. */
  const out = new Map<string, string>();
  const ended = new Set<string>();
  const holders = new Set<string>();
  const sites = new Map<string, { readonly site: Site; count: number }>();
  let byPool = 0;
  for (const event of events) {
    if (event.kind === "checkout-requested" && isSameLine(event.site, taken)) {
      out.set(leaseKey(event), holderKey(event));
      holders.add(holderKey(event));
    } else if (event.kind === "checkout-failed") out.delete(leaseKey(event));
    else if (event.kind === "scope-ended" && holders.has(holderKey(event))) ended.add(holderKey(event));
    else if (event.kind === "lease-returned" && out.delete(leaseKey(event))) {
      if (!event.site) byPool += 1;
      else {
        const key = `${event.site.file}:${event.site.line}`;
        const entry = sites.get(key);
        if (entry) entry.count += 1;
        else sites.set(key, { site: event.site, count: 1 });
      }
    }
  }
  return { sites, byPool, timesSkipped: [...out.values()].filter((holder) => ended.has(holder)).length };
}

const leaseKey = (event: { processId: number; poolId: number; leaseId: number }) =>
  `${event.processId}/${event.poolId}/${event.leaseId}`;

const holderKey = (event: { processId: number; scopeId: string }) => `${event.processId}/${event.scopeId}`;

const isSameLine = (a: Site | null, b: Site) => a?.file === b.file && a.line === b.line;

const longestCode = 60;

function codeAt(source: string | undefined, line: number): string {
  const text = (source?.split("\n")[line - 1] ?? "").trim().replace(/;$/, "");
  return text.length > longestCode ? `${text.slice(0, longestCode - 1)}…` : text;
}
