import { useLayoutEffect, useRef } from "preact/hooks";
import type { Site } from "../../contract/trace-event.ts";
import type { PoolSnapshot } from "../../trace/pool-snapshot.ts";
import { EmptyGauge } from "./EmptyGauge.tsx";
import { PoolGauge } from "./PoolGauge.tsx";

/** Shorter gaps than this between two pictures leave no time for a transition: figures jump. */
const shortestGapMs = 1000 / 12;

/** Pools drawn one by one; a server that makes one for each request makes far more. */
const mostPools = 12;

interface GaugeRegionProps {
  readonly pools: readonly PoolSnapshot[];
  readonly onShowLine: (site: Site) => void;
  readonly onSelectLane?: (lane: number | null) => void;
}

/** Every pool of the server, one under the other. */
export function GaugeRegion({ pools, onShowLine, onSelectLane }: GaugeRegionProps) {
  const region = useRef<HTMLElement>(null);
  const drawnAt = useRef(0);
  useLayoutEffect(() => {
    const now = performance.now();
    region.current?.classList.toggle("jumping", now - drawnAt.current < shortestGapMs);
    drawnAt.current = now;
  }, [pools]);
  const several = pools.length > 1;
  return (
    <section class="gauge-region" aria-label="Pool gauge" ref={region}>
      {pools.length === 0 && <EmptyGauge />}
      {pools.slice(0, mostPools).map((pool) => (
        <PoolGauge
          key={`${pool.processId}/${pool.poolId}`}
          pool={pool}
          title={several ? titleOf(pool, pools) : null}
          tableName={several ? `Connections of ${titleOf(pool, pools)}` : "Connections"}
          onShowLine={onShowLine}
          onSelectLane={onSelectLane}
        />
      ))}
      {pools.length > mostPools && (
        <p class="panel-note">
          and {pools.length - mostPools} more pools: a server needs one, made where its file begins
        </p>
      )}
    </section>
  );
}

function titleOf(pool: PoolSnapshot, pools: readonly PoolSnapshot[]): string {
  const server = pools.some((other) => other.processId !== pool.processId) ? ` of server ${pool.processId + 1}` : "";
  const ended = pool.processEnded ? ", which has ended" : "";
  return `Pool ${pools.filter((other) => other.processId === pool.processId).indexOf(pool) + 1}${server}${ended}`;
}
