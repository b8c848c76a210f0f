import type { LaneState } from "../../trace/pool-snapshot.ts";

/** Water that somebody moves or has moved. */
export const rippledStates: ReadonlySet<LaneState> = new Set<LaneState>([
  "leased",
  "query",
  "idle-in-transaction",
  "held",
  "outlived",
  "stray",
]);

/** Water that nobody can use. */
export const hatchedStates: ReadonlySet<LaneState> = new Set<LaneState>(["leaked", "closing", "broken"]);
