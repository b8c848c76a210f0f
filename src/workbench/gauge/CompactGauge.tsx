import { useCallback, useMemo, useRef, useState } from "preact/hooks";
import type { Moment } from "../../lesson/open-lesson.ts";
import type { PoolSnapshot } from "../../trace/pool-snapshot.ts";
import { Cells } from "./Cells.tsx";
import { type CompactPlace, compactColumns, compactRows } from "./compact-rows.ts";
import { Deck } from "./Deck.tsx";
import { laneAfterKey } from "./move-between-lanes.ts";
import { Numbers } from "./Numbers.tsx";
import { busiestOf, busiestWords } from "./name-pools.ts";
import { StateCounts } from "./StateCounts.tsx";
import { useDrawnPools } from "./use-drawn-pools.ts";

export interface CompactGaugeProps {
  readonly pools: readonly PoolSnapshot[];
  /** The one on show; another is drawn at once. */
  readonly moment?: Moment;
  readonly place: CompactPlace;
  readonly onPress: (pool: PoolSnapshot, lane: number) => void;
}

/** The gauge where it has to stay in view: numbers, a cell for each lane, one line of deck. */
export function CompactGauge({ pools, moment, place, onPress }: CompactGaugeProps) {
  const host = useRef<HTMLDivElement>(null);
  const { pools: drawn } = useDrawnPools(pools, host, moment);
  const content = useMemo(() => <Busiest pools={drawn} place={place} onPress={onPress} />, [drawn, place, onPress]);
  return (
    <div class={`gauge gauge-compact gauge-on-${place}`} ref={host}>
      {content}
    </div>
  );
}

function Busiest({ pools, place, onPress }: CompactGaugeProps) {
  const [tabLane, setTabLane] = useState(1);
  const pool = busiestOf(pools);
  const laneCount = pool?.lanes.length ?? 0;
  const rows = compactRows(laneCount, place);
  const columns = compactColumns(laneCount, place);
  const shown = useRef(pool);
  shown.current = pool;
  // The same function however often the pool is drawn, so that cells that show the same are left alone.
  const press = useCallback((lane: number) => shown.current && onPress(shown.current, lane), [onPress]);
  const onKey = useCallback(
    (event: KeyboardEvent, lane: number) => {
      const next = laneAfterKey(event.key, lane, laneCount, columns);
      if (next === null || !(event.currentTarget instanceof HTMLElement)) return;
      event.preventDefault();
      setTabLane(next);
      event.currentTarget.parentElement?.querySelector<HTMLElement>(`[data-lane="${next}"]`)?.focus();
    },
    [laneCount, columns],
  );
  if (!pool) return null;
  return (
    <>
      {pools.length > 1 && <p class="compact-which">{busiestWords(pool, pools)}</p>}
      <Numbers pool={pool} />
      {rows === 0 ? (
        <StateCounts pool={pool} />
      ) : (
        <Cells
          inert={false}
          size={place === "desk" || rows > 1 ? "small" : "usual"}
          columns={columns}
          lanes={pool.lanes}
          pressedLane={null}
          // On a desk keys reach the board's own lanes.
          tabLane={place === "desk" ? 0 : Math.min(tabLane, laneCount)}
          onPress={press}
          onKey={onKey}
        />
      )}
      <Deck pool={pool} shape="line" />
    </>
  );
}
