/**
 * A whole number as people read it: 12,345. Smaller ones do without the browser's language data, which a slow phone
 * takes 50 ms to load.
 */
export const countWords = (count: number): string =>
  Math.abs(count) < 1_000 ? String(count) : count.toLocaleString("en");
