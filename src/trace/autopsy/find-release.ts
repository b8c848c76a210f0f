import type { Site, TraceEvent } from "../../contract/trace-event.ts";
import type { ReleaseFact } from "./autopsy-report.ts";

/** The sources that a run was started with, by file. */
export type RunSources = Readonly<Record<string, string>>;

const releaseCall = /(?:\.release\s*\(|\[Symbol\.(?:asyncD|d)ispose\]\s*\()/;
const ownReturn = /(?:\busing\s|\bpool\.query\s*\()/;

/**
 * Where leases taken at `site` come back: seen in this run, else read from the run's own source.
 *
 * `events` are the run's up to the moment on show.
 */
export function findRelease(events: Iterable<TraceEvent>, site: Site | null, sources: RunSources): ReleaseFact {
  if (!site) return { kind: "unknown" };
  const source = sources[site.file];
  const seen = countReturns(events, site);
  if (seen.byPool > 0 && seen.sites.size === 0) return { kind: "pool" };
  const most = [...seen.sites.values()].sort((a, b) => b.count - a.count)[0];
  if (most)
    return {
      kind: "known",
      site: most.site,
      code: codeAt(sources[most.site.file], most.site.line),
      timesReached: most.count,
    };
  return source === undefined ? { kind: "unknown" } : readRelease(source, site);
}

interface Returns {
  readonly sites: Map<string, { readonly site: Site; count: number }>;
  byPool: number;
}

function countReturns(events: Iterable<TraceEvent>, taken: Site): Returns {
  const out = new Set<string>();
  const returns: Returns = { sites: new Map(), byPool: 0 };
  for (const event of events) {
    if (event.kind === "checkout-requested" && isSameLine(event.site, taken)) out.add(leaseKey(event));
    else if (event.kind === "lease-returned" && out.delete(leaseKey(event))) {
      if (!event.site) returns.byPool += 1;
      else {
        const key = `${event.site.file}:${event.site.line}`;
        const entry = returns.sites.get(key);
        if (entry) entry.count += 1;
        else returns.sites.set(key, { site: event.site, count: 1 });
      }
    }
  }
  return returns;
}

const leaseKey = (event: { processId: number; poolId: number; leaseId: number }) =>
  `${event.processId}/${event.poolId}/${event.leaseId}`;

const isSameLine = (a: Site | null, b: Site) => a?.file === b.file && a.line === b.line;

/** The nearest line after the taking one that gives a lease back; a helper may stand above it, so those come last. */
function readRelease(source: string, site: Site): ReleaseFact {
  const lines = source.split("\n").map(withoutComment);
  if (ownReturn.test(lines[site.line - 1] ?? "")) return { kind: "unknown" };
  const giving = lines.flatMap((text, index) => (releaseCall.test(text) ? [index + 1] : []));
  const line = giving.find((candidate) => candidate > site.line) ?? giving.at(-1);
  if (line === undefined) return { kind: "absent", file: site.file };
  return { kind: "unreached", site: { file: site.file, line, column: 1 }, code: codeAt(source, line) };
}

const withoutComment = (text: string) => text.replace(/^\s*(?:\*|\/\*).*$/, "").replace(/(^|\s)\/\/.*$/, "$1");

const longestCode = 60;

function codeAt(source: string | undefined, line: number): string {
  const text = (source?.split("\n")[line - 1] ?? "").trim().replace(/;$/, "");
  return text.length > longestCode ? `${text.slice(0, longestCode - 1)}…` : text;
}
