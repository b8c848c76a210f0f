/** One line of a comparison: in both texts, or in one of them. */
export interface DiffLine {
  readonly side: "both" | "mine" | "solution";
  readonly text: string;
}

/** A line to show, or how many alike are left out. */
export type DiffRow = DiffLine | { readonly side: "skipped"; readonly count: number };

/** Cells of the table of common lines; two files of 2,000 lines each fit. */
const mostCells = 4_000_000;

/** Lines of both texts in one order, with as many common ones as there are. */
export function diffLines(mine: string, solution: string): DiffLine[] {
  const [a, b] = [mine.split("\n"), solution.split("\n")];
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a.at(-1 - tail) === b.at(-1 - tail)) tail += 1;
  const both = (lines: readonly string[]): DiffLine[] => lines.map((text) => ({ side: "both", text }));
  return [
    ...both(a.slice(0, head)),
    ...diffMiddle(a.slice(head, a.length - tail), b.slice(head, b.length - tail)),
    ...both(a.slice(a.length - tail)),
  ];
}

function diffMiddle(a: readonly string[], b: readonly string[]): DiffLine[] {
  const mine = (text: string): DiffLine => ({ side: "mine", text });
  const solution = (text: string): DiffLine => ({ side: "solution", text });
  if (a.length * b.length > mostCells) return [...a.map(mine), ...b.map(solution)];
  const width = b.length + 1;
  // common[i * width + j]: the most lines that the rests from i and from j have in common.
  const common = new Uint16Array((a.length + 1) * width);
  const at = (i: number, j: number): number => common[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1)
      common[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const lines: DiffLine[] = [];
  let [i, j] = [0, 0];
  while (i < a.length && j < b.length) {
    const [left, right] = [a[i] ?? "", b[j] ?? ""];
    if (left === right) {
      lines.push({ side: "both", text: left });
      [i, j] = [i + 1, j + 1];
    } else if (at(i + 1, j) >= at(i, j + 1)) {
      lines.push(mine(left));
      i += 1;
    } else {
      lines.push(solution(right));
      j += 1;
    }
  }
  return [...lines, ...a.slice(i).map(mine), ...b.slice(j).map(solution)];
}

/** The same with long stretches of common lines left out, but for a few round each change. */
export function foldCommonLines(lines: readonly DiffLine[], context = 3): DiffRow[] {
  const near = lines.map((_, index) =>
    lines.slice(Math.max(0, index - context), index + context + 1).some(({ side }) => side !== "both"),
  );
  const rows: DiffRow[] = [];
  for (const [index, line] of lines.entries()) {
    const last = rows.at(-1);
    if (near[index]) rows.push(line);
    else if (last?.side === "skipped") rows[rows.length - 1] = { side: "skipped", count: last.count + 1 };
    else rows.push({ side: "skipped", count: 1 });
  }
  return rows;
}
