/** Where a line of the source that runs stands in the source as it is edited; `line` is 1-based. */
export type MappedLine = { readonly kind: "same" | "edited" | "removed"; readonly line: number };

/** Beyond so many pairs of lines to compare, the changed stretch counts as edited as a whole. */
const mostPairs = 1_000_000;

/** A map from each line of `before` to its place in `after`, by the longest common subsequence of their lines. */
export function mapLines(before: string, after: string): (line: number) => MappedLine {
  if (before === after) return (line) => ({ kind: "same", line });
  const [old, now] = [before.split("\n"), after.split("\n")];
  let head = 0;
  while (head < Math.min(old.length, now.length) && old[head] === now[head]) head += 1;
  let tail = 0;
  while (tail < Math.min(old.length, now.length) - head && old.at(-1 - tail) === now.at(-1 - tail)) tail += 1;
  const pairs = pairLines(old.slice(head, old.length - tail), now.slice(head, now.length - tail));
  const place = (index: number): number | null => {
    if (index < head) return index;
    if (index >= old.length - tail) return index + now.length - old.length;
    const paired = pairs.get(index - head);
    return paired === undefined ? null : paired + head;
  };
  return (line) => {
    const kept = place(line - 1);
    if (kept !== null) return { kind: "same", line: kept + 1 };
    return lostLine(line - 1, old.length, now.length, place);
  };
}

/** A line without a pair: edited where other lines stand in its stretch now, removed where none do. */
function lostLine(
  index: number,
  oldCount: number,
  nowCount: number,
  place: (index: number) => number | null,
): MappedLine {
  let first = index;
  while (first > 0 && place(first - 1) === null) first -= 1;
  let last = index;
  while (last < oldCount - 1 && place(last + 1) === null) last += 1;
  const from = first === 0 ? 0 : (place(first - 1) ?? 0) + 1;
  const to = last === oldCount - 1 ? nowCount : (place(last + 1) ?? nowCount);
  const line = Math.max(1, Math.min(from + index - first, to - 1) + 1);
  return to > from ? { kind: "edited", line } : { kind: "removed", line: Math.max(1, Math.min(from + 1, nowCount)) };
}

function pairLines(old: readonly string[], now: readonly string[]): ReadonlyMap<number, number> {
  const pairs = new Map<number, number>();
  if (old.length * now.length > mostPairs) return pairs;
  const width = now.length + 1;
  const lengths = new Uint32Array((old.length + 1) * width);
  const at = (row: number, column: number) => lengths[row * width + column] ?? 0;
  for (let row = old.length - 1; row >= 0; row -= 1)
    for (let column = now.length - 1; column >= 0; column -= 1)
      lengths[row * width + column] =
        old[row] === now[column] ? at(row + 1, column + 1) + 1 : Math.max(at(row + 1, column), at(row, column + 1));
  let [row, column] = [0, 0];
  while (row < old.length && column < now.length) {
    if (old[row] === now[column]) pairs.set(row++, column++);
    else if (at(row + 1, column) >= at(row, column + 1)) row += 1;
    else column += 1;
  }
  return pairs;
}
