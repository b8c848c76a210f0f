/** Tiles drawn at once: what a person can look over, and what costs a bounded number of elements. */
export const tilesPerPage = 96;

const steps: Readonly<Record<string, (at: number, columns: number, count: number) => number>> = {
  ArrowRight: (at) => at + 1,
  ArrowLeft: (at) => at - 1,
  ArrowDown: (at, columns, count) => (at + columns < count ? at + columns : at),
  ArrowUp: (at, columns) => (at >= columns ? at - columns : at),
  Home: () => 0,
  End: (_at, _columns, count) => count - 1,
  PageDown: (at) => at + tilesPerPage,
  PageUp: (at) => at - tilesPerPage,
};

/** The place among `count` tabs that a key leads to from place `at`; null when the key means something else. */
export function placeAfterKey(key: string, at: number, columns: number, count: number): number | null {
  const step = steps[key];
  return step ? Math.min(count - 1, Math.max(0, step(at, columns, count))) : null;
}

/** How many tiles stand in one row of so many pixels. */
export const columnsFor = (width: number): number =>
  Math.max(1, Math.floor((width + tileGap) / (narrowestTile + tileGap)));

const narrowestTile = 70;
const tileGap = 5;

/** `items` in rows of `columns`. */
export const inRows = <T>(items: readonly T[], columns: number): T[][] =>
  Array.from({ length: Math.ceil(items.length / columns) }, (_, row) =>
    items.slice(row * columns, (row + 1) * columns),
  );
