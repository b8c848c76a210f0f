import { describe, expect, it } from "vitest";
import { type TraceEvent, traceEventSchema } from "../../src/contract/trace-event.ts";
import { longestLeaseMs } from "./longest-lease.ts";

type Written = { readonly kind: TraceEvent["kind"]; readonly atMs: number } & Readonly<Record<string, unknown>>;

const traceOf = (...events: readonly Written[]): TraceEvent[] =>
  events.map((event, index) =>
    traceEventSchema.parse({
      ...{ seq: index + 1, processId: 0, scopeId: "request 1", site: null, poolId: 1, connectionId: 1 },
      ...event,
    }),
  );

const granted = (atMs: number, leaseId: number): Written => ({ kind: "checkout-granted", atMs, leaseId, waitedMs: 0 });
const returned = (atMs: number, leaseId: number): Written => ({
  kind: "lease-returned",
  atMs,
  leaseId,
  destroyed: false,
});
describe("the longest lease", () => {
  it("is measured from grant to return", () => {
    expect(longestLeaseMs(traceOf(granted(10, 1), granted(20, 2), returned(40, 2), returned(100, 1)), 1_000)).toBe(90);
  });

  it("counts one that is still out up to the moment of asking", () => {
    expect(longestLeaseMs(traceOf(granted(10, 1), returned(2_000, 1)), 1_000)).toBe(990);
  });

  it("is 0 where nothing was lent", () => {
    expect(longestLeaseMs([], 1_000)).toBe(0);
  });
});
