import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { maxBatchEvents, maxMessageLength } from "../contract/flow-control.ts";
import type { HarnessMessage } from "../contract/harness-protocol.ts";
import type { Excess } from "./message-budget.ts";
import { takeMessages } from "./message-intake.ts";
import { parseMessage } from "./parse-message.ts";
import type { Port } from "./server-process.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

function openIntake({ isResting = false, receive = (): void => undefined } = {}) {
  const answers: unknown[] = [];
  const received: HarnessMessage[] = [];
  const exceeded: Excess[] = [];
  const port: Port = { postMessage: (message) => answers.push(message), onmessage: null, close: () => undefined };
  takeMessages({
    port,
    parseMessage,
    isResting: () => isResting,
    receive(message) {
      received.push(message);
      receive();
    },
    exceeded: (excess) => exceeded.push(excess),
  });
  return { answers, received, exceeded, say: (data: unknown) => port.onmessage?.({ data }) };
}

const clock = JSON.stringify({ kind: "clock", atMs: 1, pace: { kind: "paused" }, dueMs: null });
const quiesced = { seq: 1, atMs: 0, processId: 0, scopeId: "server", kind: "quiesced" };
const traceOf = (count: number) => JSON.stringify({ kind: "trace", events: Array(count).fill(quiesced) });

test("what was taken in is answered once, a little later, with its number", () => {
  const { answers, received, say } = openIntake();
  for (const message of [clock, clock, clock]) say(message);
  expect(received).toHaveLength(3);
  expect(answers).toEqual([]);
  vi.advanceTimersByTime(50);
  expect(answers).toEqual([{ kind: "received", messages: 3 }]);
});

test("a hidden page answers at once, for its timers are throttled", () => {
  const { answers, say } = openIntake({ isResting: true });
  say(clock);
  expect(answers).toEqual([{ kind: "received", messages: 1 }]);
});

test("a page that needs long for a message asks for as much time before the next", () => {
  const { answers, say } = openIntake({ receive: () => vi.advanceTimersByTime(200) });
  say(clock);
  vi.advanceTimersByTime(150);
  expect(answers).toEqual([]);
  vi.advanceTimersByTime(60);
  expect(answers).toHaveLength(1);
});

test.each<[string, unknown]>([
  ["a batch over the limit", traceOf(maxBatchEvents + 1)],
  ["a text over the limit", " ".repeat(maxMessageLength + 1)],
  ["no JSON", "{"],
  ["a word of another protocol", JSON.stringify({ kind: "open-sesame" })],
  ["nothing", null],
])("%s ends the intake, and nothing more is taken in", (_, message) => {
  const { received, exceeded, say } = openIntake();
  say(message);
  say(clock);
  expect(exceeded).toEqual(["unreadable"]);
  expect(received).toEqual([]);
});

test("too many messages within a second end it; as many over several seconds do not", () => {
  const slow = openIntake();
  for (let second = 0; second < 5; second += 1) {
    for (let n = 0; n < 1_000; n += 1) {
      slow.say(clock);
      vi.advanceTimersByTime(1);
    }
  }
  expect(slow.exceeded).toEqual([]);
  const fast = openIntake();
  for (let n = 0; n < 5_000; n += 1) fast.say(clock);
  expect(fast.exceeded).toEqual(["too-many-messages"]);
});

test("messages that do not let the page come to its answers end it", () => {
  const { answers, exceeded, say } = openIntake();
  for (let n = 0; n < 400; n += 1) say(clock);
  expect(answers).toEqual([]);
  expect(exceeded).toEqual(["too-many-messages"]);
});

test("too many events within a second end it", () => {
  const { exceeded, say } = openIntake();
  const batch = traceOf(maxBatchEvents);
  for (let n = 0; n < 260; n += 1) say(batch);
  expect(exceeded).toEqual(["too-many-events"]);
});

test("work on messages that does not let the page come to its answers ends it, however long ago it began", () => {
  let nowMs = 0;
  vi.spyOn(performance, "now").mockImplementation(() => nowMs);
  const receive = () => {
    nowMs += 50;
  };
  const { answers, exceeded, say } = openIntake({ receive });
  for (let n = 0; n < 13; n += 1) {
    say(clock);
    // Frames are drawn in between.
    nowMs += 50;
  }
  expect(answers).toEqual([]);
  expect(exceeded).toEqual(["too-much-work"]);
});

test("messages that keep the page busy end it", () => {
  const { exceeded, say } = openIntake({ receive: () => vi.advanceTimersByTime(300) });
  for (let n = 0; n < 4; n += 1) say(clock);
  expect(exceeded).toEqual(["too-much-work"]);
});
