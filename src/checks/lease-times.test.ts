import { describe, expect, it } from "vitest";
import { type TraceEvent, traceEventSchema } from "../contract/trace-event.ts";
import { leaseTimes, longestLease } from "./lease-times.ts";

type Written = { readonly kind: TraceEvent["kind"]; readonly atMs: number } & Readonly<Record<string, unknown>>;

const traceOf = (...events: readonly Written[]): TraceEvent[] =>
  events.map((event, index) =>
    traceEventSchema.parse({
      ...{ seq: index + 1, processId: 0, scopeId: "request 1", site: null, poolId: 1, connectionId: 1 },
      ...event,
    }),
  );

const granted = (atMs: number, leaseId: number, processId = 0): Written => ({
  ...{ kind: "checkout-granted", atMs, leaseId, processId, waitedMs: 0 },
});
const returned = (atMs: number, leaseId: number, processId = 0): Written => ({
  ...{ kind: "lease-returned", atMs, leaseId, processId, destroyed: false },
});

describe("the time of a lease", () => {
  it("is measured from grant to return", () => {
    expect(leaseTimes(traceOf(granted(10, 1), granted(20, 2), returned(40, 2), returned(100, 1)))).toEqual([
      { lastedMs: 20, endedAtMs: 40, isOut: false },
      { lastedMs: 90, endedAtMs: 100, isOut: false },
    ]);
  });

  it("runs to the end of the log while it is out", () => {
    expect(leaseTimes(traceOf(granted(10, 1), granted(20, 2), returned(900, 2))).at(-1)).toEqual({
      ...{ lastedMs: 890, endedAtMs: 900, isOut: true },
    });
  });

  it("runs to the moment of asking, which counts from the scenario's start, though it came back later", () => {
    const start: Written = { kind: "scenario-started", atMs: 100, name: "x", seed: 1 };
    expect(leaseTimes(traceOf(start, granted(110, 1), returned(2_000, 1)), 1_000)).toEqual([
      { lastedMs: 990, endedAtMs: 1_100, isOut: true },
    ]);
  });

  it("belongs to one process: another's lease of the same number is another lease", () => {
    const times = leaseTimes(traceOf(granted(0, 1), granted(10, 1, 1), returned(30, 1, 1), returned(50, 1)));
    expect(times.map(({ lastedMs }) => lastedMs)).toEqual([20, 50]);
  });
});

describe("the longest lease", () => {
  it("is the one that was out longest, not the last or the first", () => {
    const trace = traceOf(granted(10, 1), granted(20, 2), returned(30, 1), granted(70, 3), returned(95, 2));
    expect(longestLease(leaseTimes(trace))).toMatchObject({ lastedMs: 75, endedAtMs: 95 });
  });

  it("is none where nothing was lent", () => {
    expect(longestLease(leaseTimes([]))).toBeNull();
    expect(longestLease(leaseTimes([], 1_000))).toBeNull();
  });
});
