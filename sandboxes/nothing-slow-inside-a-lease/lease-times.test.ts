import { expect, test } from "vitest";
import { type TraceEvent, traceEventSchema } from "../../src/contract/trace-event.ts";
import { longestLease } from "./lease-times.ts";

const event = (seq: number, atMs: number, fields: Readonly<Record<string, unknown>>): TraceEvent =>
  traceEventSchema.parse({ seq, atMs, processId: 0, scopeId: "server", poolId: 1, connectionId: 1, ...fields });
const granted = (seq: number, atMs: number, leaseId: number) =>
  event(seq, atMs, { kind: "checkout-granted", leaseId, waitedMs: 0 });
const returned = (seq: number, atMs: number, leaseId: number) =>
  event(seq, atMs, { kind: "lease-returned", leaseId, destroyed: false, site: null });

test("a run without a lease has no longest one", () => {
  expect(longestLease([])).toBeNull();
});

test("the longest lease is the one that was out longest, not the last or the first", () => {
  const trace = [granted(1, 10, 1), granted(2, 20, 2), returned(3, 30, 1), granted(4, 70, 3), returned(5, 95, 2)];
  expect(longestLease([...trace, returned(6, 96, 3)])).toEqual({ lastedMs: 75, endedAtMs: 95 });
});

test("a lease that never comes back lasts until the log ends", () => {
  const trace = [granted(1, 10, 1), granted(2, 20, 2), returned(3, 900, 2)];
  expect(longestLease(trace)).toEqual({ lastedMs: 890, endedAtMs: 900 });
});
