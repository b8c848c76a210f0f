import { useMemo } from "preact/hooks";
import type { TraceEvent } from "../../contract/trace-event.ts";
import { foldTrace, poolsAt } from "../../trace/reduce-trace.ts";
import { PoolGauge } from "../gauge/PoolGauge.tsx";

interface TracePictureProps {
  /** In the order of time, of a run that is over: short enough to be folded anew for each moment. */
  readonly events: readonly TraceEvent[];
  readonly atMs: number;
  /** Accessible name of the table beside the picture. */
  readonly tableName: string;
}

/** The pool of a recorded run at one moment, without an engine or a lesson. */
export function TracePicture({ events, atMs, tableName }: TracePictureProps) {
  const passed = useMemo(() => {
    const next = events.findIndex((event) => event.atMs > atMs);
    return next === -1 ? events.length : next;
  }, [events, atMs]);
  const state = useMemo(() => foldTrace(events.slice(0, passed)), [events, passed]);
  const pools = useMemo(() => poolsAt(state, atMs), [state, atMs]);
  const [pool] = pools;
  return pool ? <PoolGauge pool={pool} title={null} tableName={tableName} /> : null;
}
