/** One line of the bench: what was measured, and what it has to be. */
export interface Figure {
  readonly name: string;
  /** As measured, with its unit, for a reader who wants to know more than the ratio. */
  readonly value: string;
  readonly measured: number;
  readonly atLeast?: number;
  readonly atMost?: number;
}

export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

export const spreadOf = (values: readonly number[]): string =>
  `${Math.round(Math.min(...values))}-${Math.round(Math.max(...values))}`;

/** False where a limit is missed; a figure that is no number misses any. */
export function printFigures(figures: readonly Figure[]): boolean {
  const rows = figures.map(toCells);
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((cells) => cells[column]?.length ?? 0))) ?? [];
  for (const cells of rows) {
    console.log(
      cells
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    );
  }
  return figures.every(holds);
}

const holds = ({ measured, atLeast, atMost }: Figure): boolean =>
  (atLeast === undefined || measured >= atLeast) && (atMost === undefined || measured <= atMost);

function toCells(figure: Figure): readonly string[] {
  const { name, value, measured, atLeast, atMost } = figure;
  const limits = [
    ...(atLeast === undefined ? [] : [`at least ${atLeast}`]),
    ...(atMost === undefined ? [] : [`at most ${atMost}`]),
  ];
  const verdict = limits.length === 0 ? "" : holds(figure) ? "holds" : "MISSED";
  return [name, value, measured.toFixed(2), limits.join(", "), verdict];
}
