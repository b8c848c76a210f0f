import { expect, test } from "vitest";
import { maxBatchEvents, windowMessages } from "../contract/flow-control.ts";
import type { HarnessMessage } from "../contract/harness-protocol.ts";
import type { TraceEvent } from "../contract/trace-event.ts";
import { createOutbox } from "./outbox.ts";

function openOutbox() {
  const posted: HarnessMessage[] = [];
  const told = { caughtUp: 0, overflowed: 0 };
  const outbox = createOutbox({
    post: (message) => posted.push(message),
    caughtUp: () => {
      told.caughtUp += 1;
    },
    overflowed: () => {
      told.overflowed += 1;
    },
  });
  return { outbox, posted, told };
}

const events = (count: number, text = ""): TraceEvent[] =>
  Array.from({ length: count }, (_, index) => ({
    seq: index + 1,
    atMs: 0,
    processId: 0,
    scopeId: "server",
    kind: "log-written",
    level: "info",
    text,
    site: null,
  }));

const seqs = (posted: readonly HarnessMessage[]) =>
  posted.flatMap((message) => (message.kind === "trace" ? message.events.map(({ seq }) => seq) : []));

test("what the page has not asked for yet waits and is joined, in order", () => {
  const { outbox, posted } = openOutbox();
  const all = events(3_000);
  for (const event of all) outbox.events([event]);
  expect(posted).toHaveLength(windowMessages);
  while (seqs(posted).length < all.length) outbox.received(1);
  expect(seqs(posted)).toEqual(all.map(({ seq }) => seq));
  expect(posted.length).toBeLessThan(windowMessages + all.length / maxBatchEvents + 1);
});

test("no batch is longer than the page takes, in events or in text", () => {
  const { outbox, posted } = openOutbox();
  outbox.events(events(2_500));
  outbox.events(events(300, "x".repeat(10_000)));
  outbox.say({ kind: "exited", exitCode: 0 });
  for (const message of posted) {
    if (message.kind !== "trace") continue;
    expect(message.events.length).toBeLessThanOrEqual(maxBatchEvents);
    expect(JSON.stringify(message).length).toBeLessThan(1_000_000);
  }
  expect(seqs(posted)).toHaveLength(2_800);
});

test("what somebody waits for goes at once, behind all that led to it", () => {
  const { outbox, posted } = openOutbox();
  outbox.events(events(10_000));
  outbox.dropped(7);
  outbox.say({ kind: "scenario-finished", atMs: 5 });
  expect(seqs(posted)).toHaveLength(10_000);
  expect(posted.slice(-2)).toEqual([
    { kind: "log-dropped", lines: 7 },
    { kind: "scenario-finished", atMs: 5 },
  ]);
});

test("of many clocks the newest is told", () => {
  const { outbox, posted } = openOutbox();
  for (let atMs = 0; atMs < 100; atMs += 1)
    outbox.clock({ kind: "clock", atMs, pace: { kind: "paused" }, dueMs: null });
  outbox.received(windowMessages);
  expect(posted).toHaveLength(windowMessages + 1);
  expect(posted.at(-1)).toMatchObject({ atMs: 99 });
});

test("a server that is far ahead waits until the page has caught up", () => {
  const { outbox, told } = openOutbox();
  outbox.events(events(30_000));
  expect(outbox.isBehind()).toBe(true);
  while (outbox.isBehind()) outbox.received(1);
  expect(told).toEqual({ caughtUp: 1, overflowed: 0 });
});

test("a turn that makes more than can be held is told of once", () => {
  const { outbox, told } = openOutbox();
  for (let batch = 0; batch < 300; batch += 1) outbox.events(events(1_000));
  expect(told.overflowed).toBe(1);
});
