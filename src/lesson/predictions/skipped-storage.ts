/** Which scenarios of one lesson were run without a prediction, kept for the visit. */
export interface SkippedStorage {
  /** Empty when there is nothing, or nothing readable. */
  load(): readonly string[];
  save(ids: ReadonlySet<string>): void;
}

/** @param store `sessionStorage`, or null where the browser offers none. */
export function createSkippedStorage(slug: string, store: Storage | null): SkippedStorage {
  const key = `watertight:unpredicted:${slug}`;
  return {
    load() {
      try {
        const kept: unknown = JSON.parse(store?.getItem(key) ?? "[]");
        return Array.isArray(kept) ? kept.filter((id) => typeof id === "string") : [];
      } catch {
        // Forbidden, or foreign text: the learner is asked once more.
        return [];
      }
    },
    save(ids) {
      try {
        if (ids.size === 0) store?.removeItem(key);
        else store?.setItem(key, JSON.stringify([...ids]));
      } catch {
        // Full, or forbidden: it is remembered as long as the page is.
      }
    },
  };
}
