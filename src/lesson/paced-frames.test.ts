import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createPacedFrames } from "./paced-frames.ts";

const frameMs = 16;
let frames: (() => void)[] = [];
/** Those who wait to hear that a frame was painted. */
let painted: (() => void)[] = [];

class Channel {
  port1: { onmessage: (() => void) | null; close(): void } = { onmessage: null, close: () => undefined };
  port2 = { postMessage: () => painted.push(() => this.port1.onmessage?.()) };
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
  frames = [];
  painted = [];
  vi.stubGlobal("requestAnimationFrame", (run: () => void) => frames.push(run));
  vi.stubGlobal("cancelAnimationFrame", (id: number) => frames.splice(id - 1, 1));
  vi.stubGlobal("MessageChannel", Channel);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Lets the browser draw for `ms`, where a frame that shows something costs `costMs`; how many did. */
function drawFor(ms: number, costMs: number, isDue: () => void): number {
  let shown = 0;
  for (let passedMs = 0; passedMs < ms; ) {
    isDue();
    vi.advanceTimersByTime(frameMs);
    passedMs += frameMs;
    const due = frames;
    frames = [];
    for (const frame of due) frame();
    if (painted.length === 0) continue;
    vi.advanceTimersByTime(costMs);
    passedMs += costMs;
    shown += 1;
    const heard = painted;
    painted = [];
    for (const hear of heard) hear();
  }
  return shown;
}

/** As an inbox does: asks again once what it asked for has run. */
function createAsker() {
  const schedule = createPacedFrames();
  let due = false;
  return () => {
    if (due) return;
    due = true;
    schedule(() => {
      due = false;
    });
  };
}

test("cheap frames are shown one after the other", () => {
  expect(drawFor(1_000, 2, createAsker())).toBeGreaterThan(40);
});

test("after a rest the first frames are shown one after the other, however dear", () => {
  expect(drawFor(10 * (frameMs + 36), 36, createAsker())).toBe(10);
});

test("dear frames take a quarter of the time, and are never further apart than a fifth of a second", () => {
  const ask = createAsker();
  drawFor(4_000, 24, ask);
  const shown = drawFor(4_000, 24, ask);
  expect((shown * 24) / 4_000).toBeLessThan(0.27);
  expect((shown * 24) / 4_000).toBeGreaterThan(0.15);
  expect(drawFor(4_000, 400, ask)).toBeGreaterThanOrEqual(Math.floor(4_000 / (400 + 200 + frameMs)));
});

test("what was called off while it waited is not shown", () => {
  const schedule = createPacedFrames();
  let shown = 0;
  schedule(() => (shown += 1));
  drawFor(frameMs, 500, () => undefined);
  expect(shown).toBe(1);
  schedule(() => (shown += 1))();
  drawFor(1_000, 500, () => undefined);
  expect(shown).toBe(1);
});
