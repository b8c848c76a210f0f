import { type ReadonlySignal, signal } from "@preact/signals";

const keyOf = (slug: string) => `watertight:hints:${slug}`;

/** How many hints were asked for, kept over a reload for as long as the tab lives. */
export function createHintCount(slug: string, most: number, store: Storage | null) {
  const taken = signal(parseCount(store?.getItem(keyOf(slug)) ?? null, most));
  return {
    taken: taken as ReadonlySignal<number>,
    take() {
      taken.value = Math.min(taken.value + 1, most);
      try {
        store?.setItem(keyOf(slug), String(taken.value));
      } catch {
        // Full, or forbidden in a private window: the count holds as long as the page.
      }
    },
  };
}

function parseCount(kept: string | null, most: number): number {
  const count = Number(kept ?? 0);
  return Number.isInteger(count) && count > 0 ? Math.min(count, most) : 0;
}
