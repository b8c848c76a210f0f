import { describe, expect, it } from "vitest";
import { type TraceEvent, traceEventSchema } from "../contract/trace-event.ts";
import {
  answerTimes,
  heardAfterSending,
  inUseAt,
  maxSessions,
  messagesOf,
  poolCapacity,
  toSeconds,
} from "./trace-queries.ts";

type Written = { readonly kind: TraceEvent["kind"]; readonly atMs: number } & Readonly<Record<string, unknown>>;

/** A log as an engine writes it, with what these questions do not look at filled in. */
const traceOf = (...events: Written[]): TraceEvent[] =>
  events.map((event, index) =>
    traceEventSchema.parse({ seq: index + 1, processId: 0, scopeId: "server", poolId: 1, site: null, ...event }),
  );

const begin: Written = { kind: "scenario-started", atMs: 100, name: "x", seed: 1 };

describe("what a tab hears", () => {
  const trace = traceOf(
    begin,
    { kind: "tab-received", atMs: 110, tab: 1, text: "early" },
    { kind: "tab-sent", atMs: 200, tab: 1, text: "ask" },
    { kind: "tab-received", atMs: 250, tab: 2, text: "for another" },
    { kind: "tab-received", atMs: 300, tab: 1, text: "answer" },
    { kind: "tab-sent", atMs: 310, tab: 2, text: "ask" },
    { kind: "tab-closed", atMs: 400, tab: 2, code: 1011, reason: "", by: "server" },
    { kind: "tab-sent", atMs: 410, tab: 3, text: "ask" },
    { kind: "tab-closed", atMs: 420, tab: 3, code: 1001, reason: "", by: "client" },
  );

  it("is counted in the scenario's time, from a time on and before another", () => {
    expect(messagesOf(trace, 1)).toEqual(["early", "answer"]);
    expect(messagesOf(trace, 1, 10, 200)).toEqual(["early"]);
    expect(messagesOf(trace, 1, 200)).toEqual(["answer"]);
  });

  it("after it asked is the first message, or its socket's end", () => {
    expect(heardAfterSending(trace, 1, "ask")).toEqual({ kind: "message", afterMs: 100, text: "answer" });
    expect(heardAfterSending(trace, 2, "ask")).toEqual({ kind: "closed", afterMs: 90, code: 1011 });
  });

  it("is nothing when it left by itself, and not-sent when it never asked", () => {
    expect(heardAfterSending(trace, 3, "ask")).toBe("nothing");
    expect(heardAfterSending(trace, 4, "ask")).toBe("not-sent");
  });
});

describe("what a pool lent", () => {
  const lease = { connectionId: 1, leaseId: 1 };
  const trace = traceOf(
    { kind: "pool-created", atMs: 1, max: 30, connectionTimeoutMs: 0 },
    begin,
    { kind: "checkout-requested", atMs: 110, leaseId: 1, queued: false, timeoutMs: 0 },
    { kind: "connection-opening", atMs: 110, connectionId: 1 },
    { kind: "connection-opened", atMs: 130, connectionId: 1, pid: 7 },
    { kind: "checkout-granted", atMs: 130, ...lease, waitedMs: 20 },
    { kind: "lease-returned", atMs: 150, ...lease, destroyed: false },
    { kind: "pool-created", atMs: 160, poolId: 2, max: 5, connectionTimeoutMs: 0 },
    { kind: "pool-ended", atMs: 170, poolId: 2 },
    { kind: "pool-created", atMs: 180, poolId: 3, max: 4, connectionTimeoutMs: 0 },
  );

  it("is what is out at that moment of the scenario", () => {
    expect([20, 29, 30, 49, 50].map((atMs) => inUseAt(trace, atMs))).toEqual([0, 0, 1, 1, 0]);
  });

  it("is bounded by the pools that stood at one time", () => {
    expect(poolCapacity(trace)).toBe(35);
  });
});

it("sessions are counted while they are open", () => {
  const session = (kind: "session-opened" | "session-closed", pid: number) =>
    ({ kind, atMs: 1, connectionId: pid, pid, rolledBack: false }) as const;
  const trace = traceOf(
    session("session-opened", 1),
    session("session-opened", 2),
    session("session-closed", 1),
    session("session-opened", 3),
  );
  expect(maxSessions(trace)).toBe(2);
});

it("answer times leave out what was not answered", () => {
  const trace = traceOf(
    { kind: "request-sent", atMs: 10, requestId: 1, method: "GET", path: "/ping" },
    { kind: "request-sent", atMs: 20, requestId: 2, method: "GET", path: "/ping" },
    { kind: "request-answered", atMs: 15, requestId: 1, status: 200, body: "pong" },
  );
  expect(answerTimes(trace)).toEqual([{ requestId: 1, status: 200, afterMs: 5 }]);
});

it("seconds are printed with one decimal", () => {
  expect([30_004, 59_960, 0].map(toSeconds)).toEqual(["30.0 s", "60.0 s", "0.0 s"]);
});
