import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { watchHeartbeat } from "./heartbeat.ts";
import type { Port } from "./server-process.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function watch({ answers = true, isResting = (): boolean => false } = {}) {
  const told: string[] = [];
  const asked: unknown[] = [];
  const port: Port = {
    onmessage: null,
    close: () => undefined,
    postMessage(message) {
      asked.push(message);
      if (answers) setTimeout(() => port.onmessage?.({ data: "pong" }), 20);
    },
  };
  const heartbeat = watchHeartbeat(port, isResting, {
    silent: (silentMs) => told.push(`silent ${silentMs}`),
    flooded: () => told.push("flooded"),
  });
  return { told, asked, port, heartbeat };
}

test("a process that answers is left alone", () => {
  const { told, asked } = watch();
  vi.advanceTimersByTime(60_000);
  expect(told).toEqual([]);
  expect(asked.length).toBeGreaterThan(100);
});

test("a silent one is told of once, within a second and a half", () => {
  const { told } = watch({ answers: false });
  vi.advanceTimersByTime(1_500);
  expect(told).toEqual(["silent 1200"]);
  vi.advanceTimersByTime(10_000);
  expect(told).toHaveLength(1);
});

test("a page that slept through the answer itself does not hold it against the process", () => {
  const { told, port } = watch({ answers: false });
  vi.advanceTimersByTime(200);
  // The machine sleeps: no timer fires, and the answer is in the queue when it wakes.
  vi.setSystemTime(Date.now() + 3_600_000);
  vi.spyOn(performance, "now").mockReturnValue(performance.now() + 3_600_000);
  vi.advanceTimersByTime(200);
  port.onmessage?.({ data: "pong" });
  vi.mocked(performance.now).mockRestore();
  expect(told).toEqual([]);
});

test("on a machine so busy that the page's own timers come late, a process has four times as many looks", () => {
  const { told } = watch({ answers: false });
  const fakeMs = performance.now.bind(performance);
  vi.spyOn(performance, "now").mockImplementation(() => 2 * fakeMs());
  vi.advanceTimersByTime(3_000);
  expect(told).toEqual([]);
  vi.advanceTimersByTime(2_000);
  expect(told).toHaveLength(1);
  vi.mocked(performance.now).mockRestore();
});

test("silence means nothing while the page rests, and is counted anew afterwards", () => {
  let resting = false;
  const { told } = watch({ answers: false, isResting: () => resting });
  vi.advanceTimersByTime(1_000);
  resting = true;
  vi.advanceTimersByTime(60_000);
  resting = false;
  vi.advanceTimersByTime(1_000);
  expect(told).toEqual([]);
  vi.advanceTimersByTime(600);
  expect(told).toHaveLength(1);
});

test("answers that nobody asked for are a flood", () => {
  const { told, port } = watch();
  for (let n = 0; n < 10_000; n += 1) port.onmessage?.({ data: n });
  expect(told).toEqual(["flooded"]);
});
