import { expect, test } from "vitest";
import type { TraceEvent } from "../../contract/trace-event.ts";
import { momentsOf } from "./moments.ts";

const toEvents = (fields: readonly object[]): TraceEvent[] =>
  fields.map((own, index) => ({ seq: index + 1, processId: 0, scopeId: "w-1", poolId: 1, ...own }) as TraceEvent);

const opened = { kind: "scope-opened", holder: "websocket", label: "tab 4", parentScopeId: "server", atMs: 90 };
const pool = { kind: "pool-created", max: 3, connectionTimeoutMs: 5_000, site: null, atMs: 0 };

test("a wait is told with its end and its length, and by whose it was", () => {
  const events = toEvents([
    pool,
    opened,
    { kind: "checkout-requested", leaseId: 4, queued: true, timeoutMs: 5_000, site: null, atMs: 100 },
    { kind: "checkout-granted", leaseId: 4, connectionId: 1, waitedMs: 2_070, atMs: 2_170 },
    { kind: "lease-returned", leaseId: 4, connectionId: 1, destroyed: false, site: null, atMs: 4_000 },
  ]);
  expect(momentsOf({ events, stalls: [] })).toEqual([
    { atMs: 100, text: "tab 4 waits: all 3 connections are out" },
    { atMs: 2_170, text: "tab 4 gets a connection after 2.1 s" },
    { atMs: 4_000, text: "tab 4 has given its connection back" },
  ]);
});

test("a loop that stands still is told among what others meet meanwhile, and a quick checkout not at all", () => {
  const events = toEvents([
    pool,
    { kind: "checkout-granted", leaseId: 1, connectionId: 1, waitedMs: 4, atMs: 50 },
    { kind: "request-sent", requestId: 2, method: "GET", path: "/ping", atMs: 1_000 },
    { kind: "request-answered", requestId: 2, status: 200, body: "pong", atMs: 5_200 },
  ]);
  expect(momentsOf({ events, stalls: [{ fromMs: 400, toMs: 5_100 }] }).map(({ text }) => text)).toEqual([
    "the event loop stands still",
    "GET /ping is sent",
    "the event loop runs again, 4.7 s later",
    "the answer is there after 4.2 s",
  ]);
});
