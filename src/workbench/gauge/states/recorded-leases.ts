import type { TraceEvent } from "../../../contract/trace-event.ts";
import type { AutopsyReport } from "../../../trace/autopsy/autopsy-report.ts";
import { dissectLease } from "../../../trace/autopsy/dissect-lease.ts";
import type { RunSources } from "../../../trace/autopsy/source-text.ts";
import type { LaneSnapshot } from "../../../trace/pool-snapshot.ts";
import { foldTrace, poolsAt } from "../../../trace/reduce-trace.ts";
import heldAcrossAnAwait from "./traces/held-across-an-await.json";
import lostAfterMany from "./traces/lost-after-many.json";
import lostElsewhere from "./traces/lost-elsewhere.json";
import lostInAGenerator from "./traces/lost-in-a-generator.json";
import lostInAProcess from "./traces/lost-in-a-process.json";
import lostWithoutUsing from "./traces/lost-without-using.json";

interface RecordedRun {
  readonly name: string;
  /** What the run was started with. */
  readonly files: RunSources;
  readonly events: readonly object[];
}

/** A lease that did not come back, from a recorded run, as its lane's autopsy tells it. */
export interface RecordedLease {
  readonly name: string;
  readonly title: string;
  readonly widthPx: number;
  /** Kept as a picture: what is new in it is seen in no other. */
  readonly isPicture: boolean;
  readonly files: RunSources;
  readonly lane: LaneSnapshot;
  readonly processId: number;
  readonly report: AutopsyReport;
}

const [bench, phone] = [860, 358];

/** The first lane of a run whose lease is out. */
function lease(
  title: string,
  { name, files, events: recorded }: RecordedRun,
  place: Pick<RecordedLease, "widthPx" | "isPicture"> = { widthPx: bench, isPicture: false },
): RecordedLease {
  // Recorded by this project itself and kept under version control, so not judged again.
  const events = recorded as readonly TraceEvent[];
  for (const { processId, poolId, lanes } of poolsAt(foldTrace(events)))
    for (const lane of lanes) {
      if (lane.connectionId === null || lane.leaseId === null) continue;
      const { connectionId } = lane;
      const report = dissectLease(events, events.length, { processId, poolId, connectionId }, files);
      if (report) return { name, title, ...place, files, lane, processId, report };
    }
  throw new Error(`${name}: every lease came back`);
}

export const recordedLeases: readonly RecordedLease[] = [
  lease("Lost in the second of two server processes", lostInAProcess),
  lease("Lost for want of `await using`", lostWithoutUsing),
  lease("Held across something slow outside the pool", heldAcrossAnAwait),
  lease("Taken in one file, lost in another", lostElsewhere, { widthPx: phone, isPicture: true }),
  lease("Lost in a generator that was dropped at its yield", lostInAGenerator, { widthPx: bench, isPicture: true }),
  lease("Lost after many queries", lostAfterMany),
];
