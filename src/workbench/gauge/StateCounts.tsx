import type { LaneState, PoolSnapshot } from "../../trace/pool-snapshot.ts";
import { wordsOf } from "../words/lane-words.ts";
import { MarkIcon } from "./StateMark.tsx";

/** Lanes by their state, most of them first. */
export function StateCounts({ pool: { lanes, lanesBeyond } }: { readonly pool: PoolSnapshot }) {
  const counts = new Map<LaneState, number>(lanesBeyond > 0 ? [["empty", lanesBeyond]] : []);
  for (const { state } of lanes) counts.set(state, (counts.get(state) ?? 0) + 1);
  return (
    <ul class="state-counts" aria-label={`${lanes.length + lanesBeyond} lanes`}>
      {[...counts]
        .toSorted((a, b) => b[1] - a[1])
        .map(([state, count]) => (
          <li key={state}>
            <MarkIcon kind={state} />
            <b>{count}</b> {wordsOf({ state, waitsForBackend: false }).short}
          </li>
        ))}
    </ul>
  );
}
