import { expect, test } from "vitest";
import type { TraceEvent } from "../contract/trace-event.ts";
import { createRunView } from "./run-view.ts";

const base = { atMs: 0, processId: 0, scopeId: "server" };
const site = { file: "main.ts", line: 7, column: 3 };

function leaseEvents(count: number): TraceEvent[] {
  const leases = Array.from({ length: count }, (_, index): TraceEvent[] => {
    const own = { ...base, poolId: 1, connectionId: index + 1, leaseId: index + 1 };
    const { connectionId: _id, ...inPool } = own;
    return [
      { ...own, seq: 1, kind: "connection-opening" },
      { ...own, seq: 2, kind: "connection-opened", pid: 101 },
      { ...inPool, seq: 3, kind: "checkout-requested", generatorId: null, queued: false, timeoutMs: 0, site },
      { ...own, seq: 4, kind: "checkout-granted", waitedMs: 0 },
    ];
  });
  return [
    { ...base, seq: 1, kind: "pool-created", poolId: 1, max: 5, connectionTimeoutMs: 0, site: null },
    ...leases.flat(),
  ];
}

test("a line is marked once, with the number of its leases that are still out", () => {
  const view = createRunView({ kind: "paused" }, () => 0);
  view.append(leaseEvents(3));
  expect(view.leaseMarks.value).toEqual([{ ...site, kind: "took-leases", message: "took 3 leases still out" }]);
});

test("marks that say the same are the same list, however much happens on the leases", () => {
  const view = createRunView({ kind: "paused" }, () => 0);
  view.append(leaseEvents(3));
  const { value } = view.leaseMarks;
  const query = { ...base, atMs: 900, poolId: 1, connectionId: 2, queryId: 1 };
  view.append([{ ...query, seq: 20, kind: "query-started", leaseId: 2, sql: "SELECT 1", site: null }]);
  expect(view.pools.value[0]?.lanes[1]?.state).toBe("query");
  expect(view.leaseMarks.value).toBe(value);
  const back = { ...base, atMs: 950, poolId: 1, connectionId: 3, leaseId: 3 };
  view.append([{ ...back, seq: 21, kind: "lease-returned", destroyed: false, site: null }]);
  expect(view.leaseMarks.value[0]?.message).toBe("took 2 leases still out");
});

test("the shown moment moves with the wall clock at the clock's rate, and rests when paused", () => {
  let nowMs = 1_000;
  const view = createRunView({ kind: "live", rate: 10 }, () => nowMs);
  view.setClock(500, { kind: "live", rate: 10 });
  nowMs += 200;
  view.tick();
  expect(view.clock.value.atMs).toBe(2_500);
  view.setClock(2_500, { kind: "paused" });
  nowMs += 200;
  view.tick();
  expect(view.clock.value.atMs).toBe(2_500);
});

test("a lease on show ages between two events", () => {
  const view = createRunView({ kind: "paused" }, () => 0);
  view.append(leaseEvents(1));
  view.setClock(42_000, { kind: "paused" });
  expect(view.pools.value[0]?.oldestLeaseMs).toBe(42_000);
});

test("a server that never listened leaves its words and no picture", () => {
  const view = createRunView({ kind: "paused" }, () => 0);
  view.append([
    ...leaseEvents(1),
    { ...base, seq: 9, kind: "log-written", level: "info", text: "before the throw", site: null },
  ]);
  view.clearPicture();
  expect(view.pools.value).toEqual([]);
  expect(view.log.value.map((line) => line.text)).toEqual(["before the throw"]);
});

test("a moment of the past shows pools, marks and log as they were, and the newest shows them as they are", () => {
  const view = createRunView({ kind: "paused" }, () => 0);
  view.append([
    ...leaseEvents(1),
    { ...base, seq: 5, atMs: 2_000, kind: "log-written", level: "info", text: "later", site: null },
    {
      ...base,
      seq: 6,
      atMs: 3_000,
      kind: "lease-returned",
      poolId: 1,
      connectionId: 1,
      leaseId: 1,
      destroyed: false,
      site,
    },
  ]);
  expect(view.pools.value[0]?.inUse).toBe(0);
  view.showMoment(1_500);
  expect(view.pools.value[0]).toMatchObject({ inUse: 1, oldestLeaseMs: 1_500 });
  expect(view.leaseMarks.value).toHaveLength(1);
  expect(view.log.value).toEqual([]);
  view.showNewest();
  expect(view.pools.value[0]?.inUse).toBe(0);
  expect(view.log.value).toHaveLength(1);
});

test("whoever acts on the server is led back from the past, with the moment that they left remembered", () => {
  const view = createRunView({ kind: "paused" }, () => 0);
  view.append(leaseEvents(1));
  view.setClock(3_000, { kind: "paused" });
  view.leavePast();
  expect(view.moment.value).toEqual({ kind: "newest" });
  view.showMoment(1_500);
  view.leavePast();
  expect(view.moment.value).toEqual({ kind: "led-back", fromMs: 1_500 });
  expect(view.shownMs.value).toBe(3_000);
  // What is done next is not done from the past.
  view.leavePast();
  expect(view.moment.value).toEqual({ kind: "led-back", fromMs: 1_500 });
  view.clear();
  expect(view.moment.value).toEqual({ kind: "newest" });
});

test("what a server said before it heard of a press does not undo the press", () => {
  const view = createRunView({ kind: "live", rate: 10 }, () => 0);
  view.setClock(500, { kind: "live", rate: 10 });
  view.setPace({ kind: "paused" });
  view.setClock(900, { kind: "live", rate: 10 });
  expect(view.clock.value).toEqual({ atMs: 500, pace: { kind: "paused" } });
  view.setClock(950, { kind: "paused" });
  expect(view.clock.value).toEqual({ atMs: 950, pace: { kind: "paused" } });
  view.setPace({ kind: "live", rate: 10 });
  view.setPace({ kind: "live", rate: 60 });
  view.setClock(950, { kind: "live", rate: 10 });
  expect(view.clock.value.pace).toEqual({ kind: "live", rate: 60 });
  // Another run is asked for nothing by what the last one was.
  view.clear();
  view.setClock(0, { kind: "live", rate: 10 });
  expect(view.clock.value.pace).toEqual({ kind: "live", rate: 10 });
});
