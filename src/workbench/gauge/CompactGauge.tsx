import { useCallback, useMemo, useRef, useState } from "preact/hooks";
import type { PoolSnapshot } from "../../trace/pool-snapshot.ts";
import { Cells } from "./Cells.tsx";
import { Deck } from "./Deck.tsx";
import { laneAfterKey } from "./move-between-lanes.ts";
import { Numbers } from "./Numbers.tsx";
import { busiestOf, busiestWords } from "./name-pools.ts";
import { StateCounts } from "./StateCounts.tsx";
import { useDrawnPools } from "./use-drawn-pools.ts";

export interface CompactGaugeProps {
  readonly pools: readonly PoolSnapshot[];
  readonly onPress: (pool: PoolSnapshot, lane: number) => void;
}

const columns = 10;

/** More lanes than this would take the page: they are counted by state. */
const mostCells = 30;

/** The gauge where it has to stay in view on a phone: numbers, a cell for each lane, one line of deck. */
export function CompactGauge({ pools, onPress }: CompactGaugeProps) {
  const host = useRef<HTMLDivElement>(null);
  const { pools: drawn } = useDrawnPools(pools, host);
  const content = useMemo(() => <Busiest pools={drawn} onPress={onPress} />, [drawn, onPress]);
  return (
    <div class="gauge gauge-compact" ref={host}>
      {content}
    </div>
  );
}

function Busiest({ pools, onPress }: CompactGaugeProps) {
  const [tabLane, setTabLane] = useState(1);
  const pool = busiestOf(pools);
  const laneCount = pool?.lanes.length ?? 0;
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
    [laneCount],
  );
  if (!pool) {
    return (
      <p class="compact-empty">
        <span>
          Press <b>Run</b>: the pool appears here.
        </span>
      </p>
    );
  }
  return (
    <>
      {pools.length > 1 && <p class="compact-which">{busiestWords(pool, pools)}</p>}
      <Numbers pool={pool} />
      {laneCount > mostCells ? (
        <StateCounts pool={pool} />
      ) : (
        <Cells
          inert={false}
          lanes={pool.lanes}
          pressedLane={null}
          tabLane={Math.min(tabLane, laneCount)}
          onPress={press}
          onKey={onKey}
        />
      )}
      <Deck pool={pool} shape="line" />
    </>
  );
}
