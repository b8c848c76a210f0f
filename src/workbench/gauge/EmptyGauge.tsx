import type { PoolSnapshot } from "../../trace/pool-snapshot.ts";
import { PoolGauge } from "./PoolGauge.tsx";

/** Before the first run: the pool as it will stand, dry, so that nothing moves when it fills. */
export function EmptyGauge({ lanes }: { readonly lanes: number }) {
  return (
    <div class="gauge-empty">
      {/* A picture only: nothing in it can be reached or read. */}
      <div class="gauge-dry" inert aria-hidden="true">
        <PoolGauge pool={dryPool(lanes)} title={null} tableName={null} />
      </div>
      <p>
        Press <b>Run</b>: the pool appears here.
      </p>
    </div>
  );
}

const dryPool = (lanes: number): PoolSnapshot => ({
  processId: 0,
  poolId: 0,
  processEnded: false,
  // Not known before the run; the styles leave the numbers' places empty.
  max: 0,
  inUse: 0,
  idle: 0,
  waiting: 0,
  timedOut: 0,
  openedTotal: 0,
  oldestLeaseMs: null,
  lanes: Array.from({ length: lanes }, (_, index) => ({
    lane: index + 1,
    state: "empty",
    connectionId: null,
    pid: null,
    leaseId: null,
    holder: null,
    takenAtMs: null,
    ageMs: null,
    site: null,
    lastSql: null,
    transaction: "none",
    waitsForBackend: false,
  })),
  deck: [],
  lanesBeyond: 0,
  turnedAway: [],
});
