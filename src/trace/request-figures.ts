import { firstLoadRequestId } from "../contract/scenario.ts";
import type { LoadReport } from "./load-report.ts";
import { median } from "./median.ts";
import type { TrafficSnapshot } from "./traffic-snapshot.ts";

/** What came of all requests of a run by a moment, however they were sent. */
export interface RequestFigures {
  readonly answered: number;
  /** A status from 500 on, or no answer at all. */
  readonly failed: number;
  readonly pending: number;
  /** Median time of the newest answers, milliseconds; null before the first. */
  readonly p50Ms: number | null;
}

/** @param load measured by its sender, for more of its requests are on their way than are followed one by one */
export function requestFigures(
  { requests, requestCounts }: Pick<TrafficSnapshot, "requests" | "requestCounts">,
  load: LoadReport | null,
): RequestFigures {
  const { sent, answered, failed } = requestCounts;
  const single = requests.flatMap(({ requestId, sentAtMs, outcome }) =>
    requestId >= firstLoadRequestId || outcome.kind === "pending" ? [] : [outcome.atMs - sentAtMs],
  );
  return {
    answered,
    failed,
    pending: Math.max(0, sent - answered - failed),
    p50Ms: median([...(load?.newestMs ?? []), ...single]),
  };
}
