/** The option that is fewest edits away from what was written, or undefined where none resembles it. */
export function nearestTo(written: string, options: readonly string[]): string | undefined {
  const ranked = options
    .map((option) => ({ option, edits: countEdits(written.toLowerCase(), option.toLowerCase()) }))
    .sort((a, b) => a.edits - b.edits);
  const [best] = ranked;
  return best && best.edits <= Math.max(2, Math.floor(best.option.length / 2)) ? best.option : undefined;
}

/** Levenshtein's distance: letters to add, leave out or exchange. */
function countEdits(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= to.length; j += 1)
      next[j] = Math.min(
        (row[j] ?? 0) + 1,
        (next[j - 1] ?? 0) + 1,
        (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1),
      );
    row = next;
  }
  return row[to.length] ?? 0;
}
