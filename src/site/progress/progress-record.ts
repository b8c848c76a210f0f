/** What a reader has done, by lesson. Pure; times are milliseconds since the epoch. */

/** When each thing was first done, by its fact: `opened`, `solved`, `passed/<check>` and the like. */
export type LessonFacts = Readonly<Record<string, number>>;

/** Where a reader was last. */
export interface Place {
  readonly lesson: string;
  /** Id of the heading; empty before the first. */
  readonly heading: string;
  readonly atMs: number;
}

export interface ProgressRecord {
  readonly version: 1;
  readonly last: Place | null;
  readonly lessons: Readonly<Record<string, LessonFacts>>;
}

/** A record, and whether the text held nothing else: what is unsound is put aside before it is written over. */
export interface ReadRecord {
  readonly record: ProgressRecord;
  readonly sound: boolean;
}

const slugPattern = /^[a-z0-9][a-z0-9-]{0,79}$/;
const factPattern = /^(opened|solved|(predicted|ran|passed|answered)\/[\w.-]{1,80})$/;
const headingPattern = /^[^\s"<>]{0,200}$/;
/** Far above what the course has; what lies beyond is another hand's. */
const mostLessons = 200;
const mostFacts = 300;

export const emptyRecord: ProgressRecord = { version: 1, last: null, lessons: {} };

export function parseProgress(text: string | null): ReadRecord {
  if (text === null) return { record: emptyRecord, sound: true };
  let kept: unknown;
  try {
    kept = JSON.parse(text);
  } catch {
    return { record: emptyRecord, sound: false };
  }
  if (!isRecord(kept) || kept.version !== 1 || !isRecord(kept.lessons)) return { record: emptyRecord, sound: false };
  const { last = null } = kept;
  let sound = last === null || isPlace(last);
  const only = (entries: [string, unknown][], most: number, fits: (entry: [string, unknown]) => boolean) => {
    const fitting = entries.filter(fits).slice(0, most);
    if (fitting.length < entries.length) sound = false;
    return fitting;
  };
  const lessons = only(
    Object.entries(kept.lessons),
    mostLessons,
    ([slug, facts]) => slugPattern.test(slug) && isRecord(facts),
  );
  const record: ProgressRecord = {
    version: 1,
    last: isPlace(last) ? last : null,
    lessons: Object.fromEntries(
      lessons.map(([slug, facts]) => [
        slug,
        Object.fromEntries(
          only(Object.entries(facts as object), mostFacts, ([fact, atMs]) => factPattern.test(fact) && isTime(atMs)),
        ) as LessonFacts,
      ]),
    ),
  };
  return { record, sound };
}

/** All that either record holds: what was done first counts, and where one was last. */
export function mergeProgress(a: ProgressRecord, b: ProgressRecord): ProgressRecord {
  const lessons: Record<string, LessonFacts> = { ...a.lessons };
  for (const [slug, facts] of Object.entries(b.lessons)) {
    const both: Record<string, number> = { ...lessons[slug] };
    for (const [fact, atMs] of Object.entries(facts)) both[fact] = Math.min(atMs, both[fact] ?? atMs);
    lessons[slug] = both;
  }
  const last = !a.last || (b.last && b.last.atMs > a.last.atMs) ? b.last : a.last;
  return { version: 1, last, lessons };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isTime = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;

const isPlace = (value: unknown): value is Place =>
  isRecord(value) &&
  slugPattern.test(String(value.lesson)) &&
  typeof value.heading === "string" &&
  headingPattern.test(value.heading) &&
  isTime(value.atMs);
