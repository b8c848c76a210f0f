import type { Site } from "../../contract/trace-event.ts";
import type { ReleaseFact, ReleaseWithin } from "./autopsy-report.ts";
import type { Returns } from "./count-returns.ts";
import { readExits } from "./read-exits.ts";
import { readRelease } from "./read-release.ts";
import { type KnownPlaces, readWithin } from "./read-within.ts";
import { type RunSources, readSource, type SourcePlace, type SourceText } from "./source-text.ts";

/** How the code of the holder went on after it took the lease. */
export interface LeaseWay extends KnownPlaces {
  /** Its way out is told by its error, or by a query that failed. */
  readonly isTold: boolean;
}

/** Where leases taken at `site` come back: seen in this run, else read from the run's own source. */
export function findRelease(returns: Returns, site: Site, way: LeaseWay, sources: RunSources): ReleaseFact {
  const { sites, byPool, timesSkipped, tookOverAt } = returns;
  if (byPool > 0 && sites.length === 0) return { kind: "pool" };
  const read = readRelease(sources, site, way.uses);
  const [most] = sites;
  if (most) {
    const place = placeOf(sources, most.site, site, way, null, read.kind === "line" ? read : null);
    const tookOver = tookOverAt !== null && isSameLine(tookOverAt, most.site);
    return { kind: "known", site: most.site, timesReached: most.count, timesSkipped, tookOver, ...place };
  }
  if (read.kind === "unknown") return read;
  if (read.kind === "absent") return { kind: "absent", file: site.file, name: read.name };
  const text = readSource(sources[read.file] ?? "");
  const place: Site = { file: read.file, line: text.lineOf(read.offset), column: 1 };
  if (read.kind !== "line") return { kind: read.kind, site: place, code: codeAt(sources[read.file], place.line) };
  return { kind: "unreached", site: place, timesSkipped, ...placeOf(sources, place, site, way, read.offset, null) };
}

interface Place {
  readonly code: string;
  readonly within: ReleaseWithin;
  readonly exits: readonly Site[];
}

/**
 * @param at where the release stands in its line, when that is known
 * @param call where the code that took the lease would have come to it, when the release itself stands elsewhere
 */
function placeOf(
  sources: RunSources,
  release: Site,
  taken: Site,
  way: LeaseWay,
  at: number | null,
  call: SourcePlace | null,
): Place {
  const source = sources[release.file];
  const code = codeAt(source, release.line);
  if (source === undefined) return { code, within: { kind: "plain" }, exits: [] };
  const text = readSource(source);
  const offset = at ?? offsetOfCode(text, release.line);
  const takenLine = taken.file === release.file ? taken.line : null;
  const within = readWithin(text, release.file, offset, takenLine, way);
  return {
    code,
    within,
    exits: within.kind === "generator" || way.isTold ? [] : exitsBefore(sources, release, offset, taken, way, call),
  };
}

function exitsBefore(
  sources: RunSources,
  release: Site,
  offset: number,
  taken: Site,
  way: LeaseWay,
  call: SourcePlace | null,
) {
  const end = call ?? { file: release.file, offset };
  const text = readSource(sources[end.file] ?? "");
  const before = text.lineOf(end.offset);
  const used = way.uses.find(({ file, line }) => file === end.file && line <= before);
  const last = used?.line ?? (taken.file === end.file ? taken.line : null);
  const lines = last === null ? [] : readExits(text, last, end.offset);
  return lines
    .filter((line) => !way.isThrown || rejects.test(text.textOf(line)))
    .map((line) => ({ file: end.file, line, column: 1 }));
}

/** `return reject(error)`: how a callback leaves with an error. */
const rejects = /\breturn\s+\w+\s*\(/;

/** Where the code of a line gives something back, or begins. */
function offsetOfCode(text: SourceText, line: number): number {
  const code = text.textOf(line);
  const call = code.search(/\brelease\s*(?:\?\.)?\(/);
  return text.startOf(line) + Math.max(0, call < 0 ? code.search(/\S/) : call);
}

const isSameLine = (a: Site, b: Site) => a.file === b.file && a.line === b.line;

const longestCode = 60;

function codeAt(source: string | undefined, line: number): string {
  const text = (source?.split("\n")[line - 1] ?? "").trim().replace(/;$/, "");
  return text.length > longestCode ? `${text.slice(0, longestCode - 1)}…` : text;
}
