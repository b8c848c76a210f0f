import fc from "fast-check";
import { expect, test } from "vitest";
import type { TraceEvent } from "../../contract/trace-event.ts";
import { foldTrace, poolsAt } from "../reduce-trace.ts";
import { foldTimeline } from "./fold-timeline.ts";
import { latencyBins, quantileOf } from "./latency-histogram.ts";
import { countsAt, findMoment, stepFrom } from "./read-timeline.ts";
import { initialTimeline, timelineLimit } from "./timeline-state.ts";

type Fields = Record<string, unknown> & { kind: TraceEvent["kind"] };

const toLog = (fields: readonly Fields[]): TraceEvent[] =>
  fields.map(
    (own, index) => ({ seq: index + 1, atMs: index, processId: 0, scopeId: "server", ...own }) as unknown as TraceEvent,
  );

/** What happens next in a run of some servers, chosen by numbers: it goes by a pool's rules. */
function playOut(choices: readonly (readonly [what: number, who: number, gapMs: number])[]): TraceEvent[] {
  const fields: Fields[] = [];
  let atMs = 0;
  let lastLease = 0;
  const servers = [0, 1].map((processId) => ({
    processId,
    max: 2 + processId,
    free: [] as number[],
    connections: 0,
    removed: 0,
    broken: new Set<number>(),
    out: [] as { leaseId: number; connectionId: number; scopeId: string }[],
    line: [] as { leaseId: number; scopeId: string }[],
  }));
  const add = (processId: number, own: Fields) => fields.push({ processId, poolId: 1, atMs, ...own });
  for (const { processId, max } of servers) add(processId, { kind: "pool-created", max });
  for (const [what, who, gapMs] of choices) {
    atMs += gapMs;
    const server = servers[who % 2] as (typeof servers)[number];
    const { processId, out, line, free, broken } = server;
    const connect = () => {
      const connectionId = ++server.connections;
      add(processId, { kind: "connection-opening", connectionId });
      add(processId, { kind: "connection-opened", connectionId, pid: connectionId });
      return connectionId;
    };
    const grant = (leaseId: number, connectionId: number, scopeId: string) => {
      out.push({ leaseId, connectionId, scopeId });
      add(processId, { kind: "checkout-granted", leaseId, connectionId, scopeId, waitedMs: 0 });
    };
    const lease = out[who % Math.max(1, out.length)];
    if (what <= 3) {
      lastLease += 1;
      const scopeId = `socket-${lastLease}`;
      add(processId, { kind: "scope-opened", scopeId, label: scopeId, holder: "task", poolId: undefined });
      const queued = free.length === 0 && server.connections - server.removed >= server.max;
      add(processId, { kind: "checkout-requested", leaseId: lastLease, scopeId, queued, timeoutMs: 9 });
      if (queued) line.push({ leaseId: lastLease, scopeId });
      else grant(lastLease, free.pop() ?? connect(), scopeId);
    } else if (what === 4 && lease) add(processId, { kind: "scope-ended", scopeId: lease.scopeId, poolId: undefined });
    else if (what <= 6 && lease) {
      out.splice(out.indexOf(lease), 1);
      add(processId, { kind: "lease-returned", destroyed: false, ...lease });
      const isBroken = broken.has(lease.connectionId);
      if (isBroken) server.removed += 1;
      const next = line.shift();
      if (next) grant(next.leaseId, isBroken ? connect() : lease.connectionId, next.scopeId);
      else if (!isBroken) free.push(lease.connectionId);
    } else if (what === 7) {
      const gone = line.shift();
      if (gone) add(processId, { kind: "checkout-failed", reason: "timed-out", ...gone });
    } else if (what === 8) add(processId, { kind: "quiesced", poolId: undefined });
    else if (what === 9 && lease) {
      const query = { connectionId: lease.connectionId, leaseId: lease.leaseId, queryId: who };
      add(processId, { kind: gapMs % 2 ? "query-started" : "query-finished", ...query });
    } else if (what === 10) add(0, { kind: "tab-sent", tab: who, text: "count" });
    else if (what === 11) add(0, { kind: "tab-received", tab: who, text: "12" });
    else if (what === 12 && lease && !broken.has(lease.connectionId)) {
      broken.add(lease.connectionId);
      add(processId, { kind: "connection-closed", connectionId: lease.connectionId, error: null });
    }
  }
  return toLog(fields.map(({ poolId, ...own }) => (poolId === undefined ? own : { poolId, ...own }) as Fields));
}

const someRun = fc
  .array(fc.tuple(fc.nat(12), fc.nat(9), fc.oneof(fc.nat(40), fc.nat(900))), { maxLength: 150, size: "max" })
  .map(playOut);

const sum = (numbers: readonly number[]) => numbers.reduce((total, value) => total + value, 0);

test("a log folds to the same course however it is cut into batches", () => {
  fc.assert(
    fc.property(someRun, fc.array(fc.nat(400), { maxLength: 8 }), (log, cuts) => {
      const ends = [...cuts.filter((cut) => cut < log.length).toSorted((a, b) => a - b), log.length];
      let state = initialTimeline;
      let from = 0;
      for (const end of ends) {
        const before = structuredClone(state);
        const next = foldTimeline(log.slice(from, end), state);
        expect(state).toEqual(before);
        state = next;
        from = end;
      }
      expect(state).toEqual(foldTimeline(log));
    }),
  );
});

test("the counts at each stretch's end are those that the gauge shows then", () => {
  fc.assert(
    fc.property(someRun, (log) => {
      const { buckets, bucketMs } = foldTimeline(log);
      let timedOut = 0;
      for (const bucket of buckets) {
        const pools = poolsAt(foldTrace(log.filter(({ atMs }) => atMs < (bucket.index + 1) * bucketMs)));
        expect(bucket.inUse).toBe(sum(pools.map((pool) => pool.inUse)));
        expect(bucket.waiting).toBe(sum(pools.map((pool) => pool.waiting)));
        expect(bucket.max).toBe(sum(pools.map((pool) => pool.max)));
        timedOut += bucket.timedOut;
        expect(timedOut).toBe(sum(pools.map((pool) => pool.timedOut)));
      }
    }),
  );
});

test("the first wait, time-out and leak come with the event after which the gauge shows them", () => {
  fc.assert(
    fc.property(someRun, (log) => {
      const state = foldTimeline(log);
      const firstWhere = (shows: (pools: ReturnType<typeof poolsAt>) => boolean) =>
        log.find((_, index) => shows(poolsAt(foldTrace(log.slice(0, index + 1)))))?.atMs;
      expect(findMoment(state, "first-wait")?.atMs).toBe(firstWhere((pools) => pools.some((pool) => pool.waiting > 0)));
      expect(findMoment(state, "first-time-out")?.atMs).toBe(
        firstWhere((pools) => pools.some((pool) => pool.timedOut > 0)),
      );
      expect(findMoment(state, "first-leak")?.atMs).toBe(
        firstWhere((pools) => pools.some((pool) => pool.lanes.some((lane) => lane.state === "leaked"))),
      );
    }),
    { numRuns: 60 },
  );
});

const pool: Fields = { kind: "pool-created", poolId: 1, max: 1 };

test("a wait that begins and ends within one stretch is still seen", () => {
  const log = toLog([
    pool,
    { kind: "checkout-requested", poolId: 1, leaseId: 1, queued: true, timeoutMs: 0, atMs: 10 },
    { kind: "checkout-failed", poolId: 1, leaseId: 1, reason: "error", atMs: 20 },
    { kind: "quiesced", atMs: 250 },
  ]);
  const state = foldTimeline(log);
  expect(state.buckets[0]).toMatchObject({ waiting: 0, mostWaiting: 1, timedOut: 0 });
  expect(countsAt(state, 15).waiting).toBe(1);
  expect(countsAt(state, 120).waiting).toBe(0);
});

test("answers are timed as clients see them, the first question's wait where two were asked", () => {
  const log = toLog([
    { kind: "request-sent", requestId: 1, method: "GET", path: "/", atMs: 0 },
    { kind: "tab-sent", tab: 1, text: "a", atMs: 0 },
    { kind: "tab-sent", tab: 1, text: "b", atMs: 30 },
    { kind: "request-answered", requestId: 1, status: 200, body: "", atMs: 40 },
    { kind: "tab-received", tab: 1, text: "1", atMs: 80 },
    { kind: "tab-received", tab: 1, text: "2", atMs: 90 },
  ]);
  const latency = foldTimeline(log).buckets[0]?.latency ?? null;
  expect(sum(latency ?? [])).toBe(2);
  expect((quantileOf(latency, 0.5) ?? 0) / 40).toBeCloseTo(1, 0);
  expect((quantileOf(latency, 0.95) ?? 0) / 80).toBeCloseTo(1, 0);
});

test("a quantile is right to a tenth, and nothing is said where nobody was answered", () => {
  expect(quantileOf(null, 0.5)).toBeNull();
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 4_000_000 }), (latencyMs) => {
      const sent = { kind: "request-sent", requestId: 1, method: "GET", path: "/", atMs: 0 } as const;
      const answered = { kind: "request-answered", requestId: 1, status: 200, body: "", atMs: latencyMs } as const;
      const { buckets } = foldTimeline(toLog([sent, answered]));
      const told = quantileOf(buckets.at(-1)?.latency ?? null, 0.5) ?? 0;
      expect(Math.abs(told / latencyMs - 1)).toBeLessThan(0.1);
    }),
  );
});

test("an hour at a thousand events a second keeps as many stretches as a minute, and loses no count", () => {
  let state = foldTimeline(toLog([pool]));
  const asked = { kind: "checkout-requested", poolId: 1, leaseId: 1, queued: true, timeoutMs: 0 } as const;
  const failed = { kind: "checkout-failed", poolId: 1, leaseId: 1, reason: "timed-out" } as const;
  for (let second = 0; second < 3_600; second += 1) {
    const batch = Array.from({ length: 100 }, (_, index) => ({
      ...(index % 2 ? failed : asked),
      atMs: second * 1_000 + index * 10,
    }));
    state = foldTimeline(toLog(batch), state);
  }
  expect(state.buckets.length).toBeLessThanOrEqual(timelineLimit.buckets);
  expect(state.bucketMs).toBe(6_400);
  expect(sum(state.buckets.map((bucket) => bucket.timedOut))).toBe(180_000);
  expect(state.moments.map((moment) => moment.kind)).toEqual(["first-wait", "first-time-out"]);
});

test("a forged time far ahead costs a few halvings, and forged answers one bin", () => {
  const log = toLog([
    pool,
    { kind: "request-sent", requestId: 1, method: "GET", path: "/", atMs: 1 },
    { kind: "request-answered", requestId: 1, status: 200, body: "", atMs: 1e300 },
  ]);
  const state = foldTimeline(log);
  expect(state.buckets.length).toBeLessThanOrEqual(2);
  expect(state.buckets.at(-1)?.latency).toHaveLength(latencyBins);
});

test("who never gets an answer is forgotten beyond ten thousand", () => {
  const sent = Array.from({ length: 12_000 }, (_, requestId) => ({
    ...{ kind: "request-sent" as const, requestId, method: "GET", path: "/", atMs: 0 },
  }));
  expect(foldTimeline(toLog(sent)).askedByRequest.size).toBe(timelineLimit.asked);
});

test("of many cables pulled the first ones are kept", () => {
  const log = toLog(
    Array.from({ length: 50 }, (_, tab) => ({ kind: "tab-closed", tab, code: 1006, reason: "", by: "network" })),
  );
  const { moments } = foldTimeline(log);
  expect(moments.map((moment) => moment.tab)).toEqual(Array.from({ length: timelineLimit.moments }, (_, tab) => tab));
});

test("a step goes to the next stretch in which something happened, a second at most, and back the same way", () => {
  const state = foldTimeline(toLog([0, 340, 360, 5_000].map((atMs) => ({ kind: "quiesced" as const, atMs }))));
  expect([0, 100, 400, 1_400].map((atMs) => stepFrom(state, atMs, 1))).toEqual([100, 400, 1_400, 2_400]);
  expect([5_000, 1_200, 400, 100, 50].map((atMs) => stepFrom(state, atMs, -1))).toEqual([4_000, 400, 100, 0, 0]);
});
