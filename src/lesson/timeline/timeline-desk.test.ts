import { signal } from "@preact/signals";
import { expect, test } from "vitest";
import type { TraceEvent } from "../../contract/trace-event.ts";
import { foldTimeline } from "../../trace/timeline/fold-timeline.ts";
import { createTimelineDesk } from "./timeline-desk.ts";

const asked = (leaseId: number, atMs: number) =>
  ({
    ...{ seq: leaseId, atMs, processId: 0, scopeId: `socket-${leaseId}`, kind: "checkout-requested" },
    ...{ poolId: 1, leaseId, queued: true, timeoutMs: 0, site: null },
  }) as TraceEvent;
const pool = {
  ...{ seq: 1, atMs: 0, processId: 0, scopeId: "server", kind: "pool-created", poolId: 1, max: 3 },
  ...{ connectionTimeoutMs: 0, site: null },
} as TraceEvent;
const opened = {
  ...{ seq: 2, atMs: 0, processId: 0, scopeId: "socket-2", kind: "scope-opened" },
  ...{ holder: "websocket", label: "tab 7", parentScopeId: "server" },
} as TraceEvent;

/** A desk whose fold has come: it is fetched with the first event. */
async function openDesk() {
  const trace = signal<{ events: readonly TraceEvent[]; forgotten: number }>({ events: [], forgotten: 0 });
  const clock = signal({ atMs: 0 });
  const folded = Promise.resolve(foldTimeline);
  const desk = createTimelineDesk({ trace, clock, loadFold: () => folded });
  trace.value = { events: [pool], forgotten: 0 };
  await folded;
  trace.value = { events: [], forgotten: 0 };
  return { trace, clock, desk };
}

test("each event is counted once, also after the older half of the log was forgotten", async () => {
  const { trace, desk } = await openDesk();
  trace.value = { events: [pool, asked(2, 5)], forgotten: 0 };
  trace.value = { events: [asked(2, 5), asked(3, 9)], forgotten: 1 };
  trace.value = { events: [asked(4, 400)], forgotten: 3 };
  expect(desk.state.value.buckets.map(({ waiting, max }) => [waiting, max])).toEqual([
    [2, 3],
    [3, 3],
  ]);
});

test("a fresh run begins a fresh timeline", async () => {
  const { trace, desk } = await openDesk();
  trace.value = { events: [pool, asked(2, 50)], forgotten: 0 };
  trace.value = { events: [], forgotten: 0 };
  expect(desk.state.value.buckets).toEqual([]);
  trace.value = { events: [pool], forgotten: 0 };
  expect(desk.state.value.buckets).toMatchObject([{ waiting: 0, max: 3 }]);
});

test("a moment is named after the tab or request it concerns, and the newest one is where the clock stands", async () => {
  const { trace, clock, desk } = await openDesk();
  trace.value = { events: [pool, opened, asked(2, 50)], forgotten: 0 };
  expect(desk.state.value.moments.map(desk.nameOf)).toEqual(["tab 7"]);
  clock.value = { atMs: 80 };
  expect(desk.newestMs.value).toBe(80);
});
