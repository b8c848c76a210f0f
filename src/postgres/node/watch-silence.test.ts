import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { watchSilence } from "./watch-silence.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("is content as long as pings are answered", () => {
  const onSilent = vi.fn();
  const watch = watchSilence({ limitMs: 5_000, ping: () => watch.heard(), onSilent });
  vi.advanceTimersByTime(60_000);
  expect(onSilent).not.toHaveBeenCalled();
  watch.stop();
  expect(vi.getTimerCount()).toBe(0);
});

test("tells once, within a fifth past the limit", () => {
  const onSilent = vi.fn();
  watchSilence({ limitMs: 5_000, ping: () => undefined, onSilent });
  vi.advanceTimersByTime(5_999);
  expect(onSilent).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(onSilent).toHaveBeenCalledOnce();
  vi.advanceTimersByTime(60_000);
  expect(onSilent).toHaveBeenCalledOnce();
});
