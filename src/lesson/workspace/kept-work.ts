import { isStorageFull } from "../../contract/storage-full.ts";

/** Edited files by path; a file that is as the lesson gives it is not among them. */
export type Edits = Readonly<Record<string, string>>;

/** A learner's work on one lesson as a device keeps it. */
export interface KeptWork {
  readonly edits: Edits;
  /** Wall clock, milliseconds since 1970; null where an older version of the site wrote it. */
  readonly savedMs: number | null;
}

export type RefusalReason = "full" | "forbidden";

export type SaveOutcome =
  | { readonly kind: "kept" }
  | { readonly kind: "refused"; readonly reason: RefusalReason }
  /** Somebody else wrote since this tab last read or wrote; nothing was written. */
  | { readonly kind: "changed-elsewhere"; readonly theirs: KeptWork };

/** One lesson's place on this device, as one tab of the browser sees it. */
export interface WorkStore {
  /** What the device held when this tab came. */
  readonly first: KeptWork;
  /** False when the browser gives the page no storage at all. */
  readonly usable: boolean;
  /** @param over true writes even over what somebody else wrote meanwhile. */
  save(work: KeptWork, over?: boolean): SaveOutcome;
  /** What another tab wrote since this one last read or wrote; null while nothing did. */
  peek(): KeptWork | null;
  /** Takes what stands there as this tab's own base. */
  adopt(): KeptWork;
  /** The work that was last put aside by "Start fresh" and the like; null when there is none. */
  setAside(): KeptWork | null;
  putAside(work: KeptWork | null): void;
}

const formatVersion = 2;
const nothing: KeptWork = { edits: {}, savedMs: null };

/** Where `localStorage` holds a lesson's work; another tab's write is heard under this key. */
export const workKey = (slug: string): string => `watertight:edits:${slug}`;
const asideKey = (slug: string): string => `watertight:put-aside:${slug}`;

/** @param store `localStorage`, or null where the browser offers none. */
export function createWorkStore(slug: string, store: Storage | null): WorkStore {
  const key = workKey(slug);
  const read = (from: string): string | null => {
    try {
      return store?.getItem(from) ?? null;
    } catch {
      // Some browsers throw at the read where storage is forbidden: nothing is kept there either.
      return null;
    }
  };
  /**
   * The text that this tab last read or wrote. Compared as a whole: two tabs could count up to the same number, but
   * never write different work as the same text.
   */
  let base = read(key);
  let aside: KeptWork | null | undefined;

  return {
    first: parseKeptWork(base),
    usable: store !== null,
    save(work, over = false) {
      if (!store) return { kind: "refused", reason: "forbidden" };
      const present = read(key);
      if (present !== base && !over) return { kind: "changed-elsewhere", theirs: parseKeptWork(present) };
      try {
        const text = Object.keys(work.edits).length === 0 ? null : toText(work);
        if (text === null) store.removeItem(key);
        else store.setItem(key, text);
        base = text;
        return { kind: "kept" };
      } catch (error) {
        return { kind: "refused", reason: isStorageFull(error) ? "full" : "forbidden" };
      }
    },
    peek() {
      const present = read(key);
      return present === base ? null : parseKeptWork(present);
    },
    adopt() {
      base = read(key);
      return parseKeptWork(base);
    },
    setAside() {
      if (aside !== undefined) return aside;
      const kept = parseKeptWork(read(asideKey(slug)));
      return Object.keys(kept.edits).length > 0 ? kept : null;
    },
    putAside(work) {
      aside = work;
      try {
        if (work) store?.setItem(asideKey(slug), toText(work));
        else store?.removeItem(asideKey(slug));
      } catch {
        // No room on the device: until the page is closed it can still be brought back.
      }
    },
  };
}

const toText = ({ edits, savedMs }: KeptWork): string => JSON.stringify({ version: formatVersion, savedMs, edits });

/** Reads what was kept, by this version of the site or the first; anything else than file texts is dropped. */
export function parseKeptWork(text: string | null): KeptWork {
  if (text === null) return nothing;
  try {
    const parsed: unknown = JSON.parse(text);
    if (!isRecord(parsed)) return nothing;
    if (!("version" in parsed)) return { edits: onlyTexts(parsed), savedMs: null };
    if (parsed.version !== formatVersion || !isRecord(parsed.edits)) return nothing;
    const { savedMs } = parsed;
    return { edits: onlyTexts(parsed.edits), savedMs: isMoment(savedMs) ? savedMs : null };
  } catch {
    // Half-written or foreign text: the starter files are better than none.
    return nothing;
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The last moment that a `Date` can tell. */
const lastMomentMs = 8.64e15;
const isMoment = (value: unknown): value is number =>
  typeof value === "number" && Number.isFinite(value) && value >= 0 && value <= lastMomentMs;

function onlyTexts(record: Readonly<Record<string, unknown>>): Edits {
  return Object.fromEntries(
    Object.entries(record).filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  );
}
