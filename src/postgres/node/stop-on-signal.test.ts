import { EventEmitter } from "node:events";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { stopOnSignal } from "./stop-on-signal.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function setUp() {
  const stop = vi.fn();
  const exit = vi.fn();
  const source = Object.assign(new EventEmitter(), { exit });
  stopOnSignal(stop, source);
  return { stop, exit, source };
}

test("one press that arrives by several ways stops once", () => {
  const { stop, exit, source } = setUp();
  for (let arrival = 0; arrival < 3; arrival += 1) {
    source.emit("SIGINT");
    vi.advanceTimersByTime(20);
  }
  expect(stop).toHaveBeenCalledOnce();
  expect(exit).not.toHaveBeenCalled();
});

test("a second press ends at once", () => {
  const { stop, exit, source } = setUp();
  source.emit("SIGTERM");
  vi.advanceTimersByTime(600);
  source.emit("SIGINT");
  expect(stop).toHaveBeenCalledOnce();
  expect(exit).toHaveBeenCalledExactlyOnceWith(130);
});
