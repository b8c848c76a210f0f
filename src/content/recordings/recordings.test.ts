/** What each recording is evidence for is read from it here, so that recording it again cannot change it unseen. */
import { resolve } from "node:path";
import { expect, test } from "vitest";
import type { Recording } from "../../contract/recording.ts";
import type { TraceEvent } from "../../contract/trace-event.ts";
import { foldTrace, poolsAt } from "../../trace/reduce-trace.ts";
import { loadClaims } from "../evidence/claim.ts";
import { listContent } from "../read-content.ts";
import { loadRecording } from "./recording.ts";

const root = resolve(import.meta.dirname, "../../..");
const load = (name: string) => loadRecording(root, name);

type EventOf<Kind extends TraceEvent["kind"]> = Extract<TraceEvent, { kind: Kind }>;

function find<Kind extends TraceEvent["kind"]>(
  { events }: Recording,
  kind: Kind,
  matches: (event: EventOf<Kind>) => boolean = () => true,
): EventOf<Kind> {
  const found = events.find((event): event is EventOf<Kind> => event.kind === kind && matches(event as EventOf<Kind>));
  if (!found) throw new Error(`no ${kind} in the recording`);
  return found;
}

const inUseAt = ({ events }: Recording, seq: number): number =>
  poolsAt(foldTrace(events.filter((event) => event.seq <= seq))).reduce((sum, pool) => sum + pool.inUse, 0);

const names = await listContent(root, "content/recordings", ".json");

test("each recording shows some claim", async () => {
  const shown = (await loadClaims(root)).flatMap((claim) => claim.shown);
  const used = shown.flatMap((proof) => ("recording" in proof ? [proof.recording] : []));
  expect(names.length).toBeGreaterThan(0);
  expect([...new Set(used)].sort()).toEqual(names);
});

test.each(names)("%s is one run, in order and within its time, whose sites are lines of its program", async (name) => {
  const { events, endMs, program, stalls } = await load(name);
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
  const times = events.map(({ atMs }) => atMs);
  expect(times).toEqual(times.toSorted((a, b) => a - b));
  expect(times.at(-1)).toBeLessThanOrEqual(endMs);
  expect((stalls ?? []).filter(({ fromMs, toMs }) => toMs <= fromMs || toMs > endMs)).toEqual([]);
  const lines = events.flatMap((event) => ("site" in event && event.site ? [event.site.line] : []));
  expect(Math.max(...lines)).toBeLessThanOrEqual(program.trimEnd().split("\n").length);
  expect(poolsAt(foldTrace(events))).toHaveLength(1);
});

test("on a synchronous pool the fourth tab's wait stops the whole event loop, until the pool's own time-out", async () => {
  const recording = await load("frozen-loop");
  expect(recording.stalls).toHaveLength(1);
  const [{ fromMs, toMs } = { fromMs: 0, toMs: 0 }] = recording.stalls ?? [];
  expect(toMs - fromMs).toBeGreaterThan(4_900);
  // Where the fourth tab asked for a connection, until the pool refused it.
  expect(fromMs).toBeCloseTo(find(recording, "checkout-requested", ({ queued }) => queued).atMs, -1);
  expect(toMs).toBeCloseTo(find(recording, "checkout-failed").atMs, -1);
  const asked = find(recording, "request-sent", ({ requestId }) => requestId === 2);
  const left = find(recording, "tab-closed", ({ tab }) => tab === 1);
  for (const { atMs } of [asked, left]) {
    expect(atMs).toBeGreaterThan(fromMs);
    expect(atMs).toBeLessThan(toMs);
  }
  expect(find(recording, "request-answered", ({ requestId }) => requestId === 2).atMs).toBeGreaterThanOrEqual(toMs);
  expect(find(recording, "lease-returned").atMs).toBeGreaterThanOrEqual(toMs);
  const refused = find(recording, "checkout-failed");
  expect(refused.error.message).toContain("QueuePool limit of size 3 overflow 0 reached");
  expect(inUseAt(recording, refused.seq)).toBe(3);
  // Nobody says goodbye to the tab whose handler threw: a client calls that 1006.
  expect(find(recording, "tab-closed", ({ tab }) => tab === 4)).toMatchObject({ by: "server", code: 1006 });
});

test("with an asynchronous session the same tab waits alone: others are answered, and it is let in by who leaves", async () => {
  const recording = await load("waiting-task");
  expect(recording.stalls).toEqual([]);
  const waits = find(recording, "checkout-requested", ({ queued }) => queued);
  const granted = find(recording, "checkout-granted", ({ leaseId }) => leaseId === waits.leaseId);
  const answered = find(recording, "request-answered", ({ requestId }) => requestId === 2);
  const returned = find(recording, "lease-returned");
  const order = [waits, answered, returned, granted].map(({ seq }) => seq);
  expect(order).toEqual(order.toSorted((a, b) => a - b));
  expect(granted.waitedMs).toBeGreaterThan(1_500);
});

test.each([
  ["lazy-session", [0, 1, 1, 0, 1, 0, 1]],
  ["expired-object", [1, 0, 1, 0, 0]],
])("%s prints of each moment what the gauge shows", async (name, inUse) => {
  const recording = await load(name);
  const printed = recording.events.filter((event): event is EventOf<"log-written"> => event.kind === "log-written");
  expect(printed.map(({ text }) => Number(text.match(/: (\d+) in use$/)?.[1]))).toEqual(inUse);
  expect(printed.map(({ seq }) => inUseAt(recording, seq))).toEqual(inUse);
});

test("an object read after its session is closed raises, and borrows nothing", async () => {
  const recording = await load("expired-object");
  const raised = find(recording, "log-written", ({ text }) => text.includes("raises DetachedInstanceError"));
  expect(recording.events.filter(({ kind, atMs }) => kind === "checkout-requested" && atMs > 0)).toHaveLength(2);
  expect(inUseAt(recording, raised.seq)).toBe(0);
});
