/** A learner's edits to one lesson, kept on this device. */
export interface EditStorage {
  /** Edited files by path; empty when there is nothing, or nothing readable. */
  load(): Readonly<Record<string, string>>;
  /** False when the device refuses to keep them. */
  save(edits: Readonly<Record<string, string>>): boolean;
}

const keyOf = (slug: string) => `watertight:edits:${slug}`;

/** @param store `localStorage`, or null where the browser offers none. */
export function createEditStorage(slug: string, store: Storage | null): EditStorage {
  return {
    load() {
      const kept = store?.getItem(keyOf(slug));
      return kept ? parseEdits(kept) : {};
    },
    save(edits) {
      if (!store) return false;
      try {
        if (Object.keys(edits).length === 0) store.removeItem(keyOf(slug));
        else store.setItem(keyOf(slug), JSON.stringify(edits));
        return true;
      } catch {
        // Full, or forbidden in a private window: the edits live on in the page, and the caller says so.
        return false;
      }
    },
  };
}

/** Reads what was kept; anything else than file texts is dropped. */
export function parseEdits(kept: string): Readonly<Record<string, string>> {
  try {
    const parsed: unknown = JSON.parse(kept);
    if (typeof parsed !== "object" || parsed === null) return {};
    return Object.fromEntries(Object.entries(parsed).filter(([, text]) => typeof text === "string"));
  } catch {
    // Half-written or foreign text: the starter files are better than none.
    return {};
  }
}
