import { useMemo, useRef } from "preact/hooks";
import type { Moment } from "../../lesson/open-lesson.ts";
import type { PoolSnapshot } from "../../trace/pool-snapshot.ts";
import { DrawingTurnsContext } from "./drawing-turns.ts";
import { EmptyGauge } from "./EmptyGauge.tsx";
import { Legend } from "./Legend.tsx";
import { countDrawn, titleOf } from "./name-pools.ts";
import { PoolGauge } from "./PoolGauge.tsx";
import { useDrawnPools } from "./use-drawn-pools.ts";

interface GaugeRegionProps {
  readonly pools: readonly PoolSnapshot[];
  /** The one on show; another is drawn at once. */
  readonly moment?: Moment;
  /** How many lanes the lesson's pool is likely to have: room is kept for as many before the first run. */
  readonly expectedLanes?: number;
}

/** Every pool of the server, one under the other. */
export function GaugeRegion({ pools, moment, expectedLanes = 10 }: GaugeRegionProps) {
  const region = useRef<HTMLElement>(null);
  const { pools: drawn, turns } = useDrawnPools(pools, region, moment);
  const lanes = useRef(expectedLanes);
  if (drawn[0]) lanes.current = drawn[0].lanes.length;
  // Between two runs the room of the pool before is kept; before the first one what the lesson's files say.
  const room = drawn.length > 0 ? 0 : lanes.current;
  const content = useMemo(
    () => (drawn.length === 0 ? <EmptyGauge lanes={room} /> : <Pools pools={drawn} />),
    [drawn, room],
  );
  return (
    <section class="gauge-region" aria-label="Pool gauge" ref={region}>
      <DrawingTurnsContext.Provider value={turns}>{content}</DrawingTurnsContext.Provider>
    </section>
  );
}

interface PoolsProps {
  readonly pools: readonly PoolSnapshot[];
}

function Pools({ pools }: PoolsProps) {
  const several = pools.length > 1;
  const drawn = countDrawn(pools);
  return (
    <>
      {pools.slice(0, drawn).map((pool, index) => (
        <PoolGauge
          key={`${pool.processId}/${pool.poolId}`}
          pool={pool}
          title={several ? titleOf(pool, pools) : null}
          tableName={several ? `Connections of ${titleOf(pool, pools)}` : "Connections"}
        >
          {index === drawn - 1 && <Legend />}
        </PoolGauge>
      ))}
      {pools.length > drawn && (
        <p class="panel-note">and {pools.length - drawn} more pools: a server needs one, made where its file begins</p>
      )}
    </>
  );
}
