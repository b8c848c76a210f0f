import { expect, it } from "vitest";
import type { LaneSnapshot, PoolSnapshot } from "../trace/pool-snapshot.ts";
import { toPoolLine } from "./pool-line.ts";

const idle: LaneSnapshot = {
  lane: 1,
  state: "idle",
  connectionId: 1,
  pid: 1,
  leaseId: null,
  holder: null,
  takenAtMs: null,
  ageMs: null,
  site: null,
  lastSql: null,
  transaction: "none",
  waitsForBackend: false,
};
const leaked: LaneSnapshot = { ...idle, state: "leaked", leaseId: 7, site: { file: "main.ts", line: 17, column: 20 } };
const quiet: PoolSnapshot = {
  processId: 0,
  poolId: 1,
  processEnded: false,
  max: 30,
  inUse: 0,
  idle: 1,
  waiting: 0,
  timedOut: 0,
  openedTotal: 1,
  oldestLeaseMs: null,
  lanes: [idle],
  deck: [],
  lanesBeyond: 0,
  turnedAway: [],
};

it("says how many are in use, and of the rest only what there is", () => {
  expect(toPoolLine([quiet])).toBe("0 of 30 in use");
  expect(toPoolLine([{ ...quiet, inUse: 30, waiting: 2, timedOut: 1 }])).toBe(
    "30 of 30 in use, 2 waiting, 1 timed out",
  );
  expect(toPoolLine([{ ...quiet, lanes: [leaked, leaked, idle] }])).toBe(
    "0 of 30 in use, 2 leaked, taken at main.ts:17",
  );
});

it("names the pools where there are several", () => {
  expect(toPoolLine([quiet, { ...quiet, poolId: 2, max: 4 }])).toBe("pool 1: 0 of 30 in use; pool 2: 0 of 4 in use");
});
