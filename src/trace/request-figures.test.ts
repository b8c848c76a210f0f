import { expect, test } from "vitest";
import { firstLoadRequestId } from "../contract/scenario.ts";
import type { TraceEvent } from "../contract/trace-event.ts";
import type { LoadReport } from "./load-report.ts";
import { trafficFold } from "./reduce-traffic.ts";
import { requestFigures } from "./request-figures.ts";

const at = (atMs: number) => ({ seq: 1, atMs, processId: 0, scopeId: "http-1" });
const sent = (requestId: number, atMs: number): TraceEvent => ({
  ...at(atMs),
  ...{ kind: "request-sent", requestId, method: "GET", path: "/ping" },
});
const answered = (requestId: number, atMs: number, status = 200): TraceEvent => ({
  ...at(atMs),
  ...{ kind: "request-answered", requestId, status, body: "pong" },
});
const load: LoadReport = {
  ...{ method: "GET", path: "/ping", perSecond: 10, endedAtMs: null, notSent: 0 },
  newestMs: [10, 10, 10],
};
const after = (...events: TraceEvent[]) => trafficFold.fold(trafficFold.initial, events);

test("requests that were sent one by one are counted as those sent at a rate are", () => {
  const traffic = after(
    ...[sent(1, 0), sent(2, 0), sent(3, 0), sent(4, 0)],
    ...[
      answered(1, 4),
      answered(2, 6, 503),
      { ...at(8), kind: "request-failed", requestId: 3, message: "cut" } as const,
    ],
  );
  expect(requestFigures(traffic, null)).toEqual({ answered: 1, failed: 2, pending: 1, p50Ms: 6 });
  expect(requestFigures(trafficFold.initial, null)).toEqual({ answered: 0, failed: 0, pending: 0, p50Ms: null });
});

test("a request is counted however many came after it, and the load's times are taken from its sender", () => {
  const ids = Array.from({ length: 500 }, (_, index) => firstLoadRequestId + index);
  const asked = after(...ids.map((id) => sent(id, 0)));
  const traffic = trafficFold.fold(
    asked,
    ids.slice(0, 300).map((id) => answered(id, 9_000)),
  );
  expect(requestFigures(traffic, load)).toEqual({ answered: 300, failed: 0, pending: 200, p50Ms: 10 });
});
