import { useLayoutEffect, useRef } from "preact/hooks";
import type { PoolSnapshot } from "../../trace/pool-snapshot.ts";
import { EmptyGauge } from "./EmptyGauge.tsx";
import { PoolGauge } from "./PoolGauge.tsx";

/** Shorter gaps than this between two pictures leave no time for a transition: figures jump. */
const shortestGapMs = 1000 / 12;

/** Lanes drawn in all; a server that makes a pool for each request makes far more. */
const mostLanes = 400;

interface GaugeRegionProps {
  readonly pools: readonly PoolSnapshot[];
}

/** Every pool of the server, one under the other. */
export function GaugeRegion({ pools }: GaugeRegionProps) {
  const region = useRef<HTMLElement>(null);
  const drawnAt = useRef(0);
  useLayoutEffect(() => {
    const now = performance.now();
    region.current?.classList.toggle("jumping", now - drawnAt.current < shortestGapMs);
    drawnAt.current = now;
  }, [pools]);
  const several = pools.length > 1;
  const drawn = countDrawn(pools);
  return (
    <section class="gauge-region" aria-label="Pool gauge" ref={region}>
      {pools.length === 0 && <EmptyGauge />}
      {pools.slice(0, drawn).map((pool) => (
        <PoolGauge
          key={`${pool.processId}/${pool.poolId}`}
          pool={pool}
          title={several ? titleOf(pool, pools) : null}
          tableName={several ? `Connections of ${titleOf(pool, pools)}` : "Connections"}
        />
      ))}
      {pools.length > drawn && (
        <p class="panel-note">and {pools.length - drawn} more pools: a server needs one, made where its file begins</p>
      )}
    </section>
  );
}

/** How many of the pools there is room for; the first one always. */
function countDrawn(pools: readonly PoolSnapshot[]): number {
  let lanes = 0;
  const beyond = pools.findIndex((pool, index) => {
    lanes += pool.lanes.length;
    return index > 0 && lanes > mostLanes;
  });
  return beyond === -1 ? pools.length : beyond;
}

function titleOf(pool: PoolSnapshot, pools: readonly PoolSnapshot[]): string {
  const server = pools.some((other) => other.processId !== pool.processId) ? ` of server ${pool.processId + 1}` : "";
  const ended = pool.processEnded ? ", which has ended" : "";
  return `Pool ${pools.filter((other) => other.processId === pool.processId).indexOf(pool) + 1}${server}${ended}`;
}
