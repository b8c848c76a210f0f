import { computed, type ReadonlySignal } from "@preact/signals";
import type { PoolSnapshot } from "../trace/pool-snapshot.ts";
import type { EditorMark } from "./editor-mark.ts";

type Marks = readonly EditorMark[];

/** The lines whose leases are out; the same list while it says the same, for an editor lays out anew what it is given. */
export function createLeaseMarks(pools: ReadonlySignal<readonly PoolSnapshot[]>): ReadonlySignal<Marks> {
  let marks: Marks = [];
  return computed(() => {
    const next = toLeaseMarks(pools.value);
    if (!sayTheSame(marks, next)) marks = next;
    return marks;
  });
}

const sayTheSame = (left: Marks, right: Marks): boolean =>
  left.length === right.length && left.every((mark, index) => isSameMark(mark, right[index]));

const isSameMark = (a: EditorMark, b: EditorMark | undefined): boolean =>
  a.file === b?.file && a.line === b.line && a.column === b.column && a.kind === b.kind && a.message === b.message;

/** One mark per line, with the number of leases that it took and that are still out. */
function toLeaseMarks(pools: readonly PoolSnapshot[]): Marks {
  const marks = new Map<string, EditorMark & { count: number }>();
  for (const { site, leaseId } of pools.flatMap((pool) => pool.lanes)) {
    if (!site || leaseId === null) continue;
    const key = `${site.file}:${site.line}`;
    const count = (marks.get(key)?.count ?? 0) + 1;
    const message = `took ${count} ${count === 1 ? "lease" : "leases"} still out`;
    marks.set(key, { ...site, kind: "took-leases", message, count });
  }
  return [...marks.values()].map(({ count: _, ...mark }) => mark);
}
