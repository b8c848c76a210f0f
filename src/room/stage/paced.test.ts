import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createPaced } from "./paced.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("many askings of one turn are one call, those within the pause one more at its end", async () => {
  let calls = 0;
  const paced = createPaced(() => (calls += 1), 200);
  paced.ask();
  paced.ask();
  await Promise.resolve();
  expect(calls).toBe(1);
  paced.ask();
  paced.ask();
  await vi.advanceTimersByTimeAsync(199);
  expect(calls).toBe(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(calls).toBe(2);
});

test("without an asking nothing is called, however long the wait, and none after the end", async () => {
  let calls = 0;
  const paced = createPaced(() => (calls += 1), 200);
  paced.ask();
  await vi.advanceTimersByTimeAsync(10_000);
  expect([calls, vi.getTimerCount()]).toEqual([1, 0]);
  paced.ask();
  await Promise.resolve();
  expect(calls).toBe(2);
  paced.ask();
  paced.dispose();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(calls).toBe(2);
});
