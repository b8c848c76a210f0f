import { describe, expect, it } from "vitest";
import { createDrawingPace } from "./drawing-pace.ts";

describe("the pace of drawing", () => {
  it("is at once while changes are few", () => {
    const pace = createDrawingPace();
    for (let nowMs = 0; nowMs < 3_000; nowMs += 200) {
      expect(pace.waitMs(nowMs)).toBe(0);
      pace.began(nowMs);
      pace.spent(2);
    }
    expect(pace.jumping).toBe(false);
  });

  it("is ten drawings a second, without transitions, while something changes with each frame", () => {
    const pace = createDrawingPace();
    let drawings = 0;
    for (let nowMs = 0; nowMs < 5_000; nowMs += 16) {
      if (pace.waitMs(nowMs) > 0) continue;
      drawings += 1;
      pace.began(nowMs);
      pace.spent(2);
    }
    expect(pace.jumping).toBe(true);
    expect(drawings).toBeLessThan(70);
    expect(drawings).toBeGreaterThan(35);
  });

  it("leaves the page most of its time where a drawing is dear", () => {
    const pace = createDrawingPace();
    let spentMs = 0;
    for (let nowMs = 0; nowMs < 20_000; nowMs += 16) {
      if (pace.waitMs(nowMs) > 0) continue;
      spentMs += 40;
      pace.began(nowMs);
      pace.spent(40);
    }
    expect(spentMs / 20_000).toBeLessThan(0.15);
  });

  it("has figures jump where a slow processor is shown few changes, for each of their transitions is more to draw", () => {
    const pace = createDrawingPace();
    for (let nowMs = 0; nowMs < 3_000; nowMs += 150) {
      if (pace.waitMs(nowMs) > 0) continue;
      pace.began(nowMs);
      pace.spent(60);
    }
    expect(pace.jumping).toBe(true);
  });

  it("is never more than a second old, however dear a drawing is", () => {
    const pace = createDrawingPace();
    pace.began(0);
    pace.spent(600);
    expect(pace.waitMs(600)).toBeLessThanOrEqual(400);
  });

  it("forgets a flood a second after it", () => {
    const pace = createDrawingPace();
    for (let nowMs = 0; nowMs < 1_000; nowMs += 16) pace.waitMs(nowMs);
    expect(pace.jumping).toBe(true);
    pace.waitMs(2_100);
    expect(pace.jumping).toBe(false);
  });

  it("makes whoever asks for a moment wait no longer than is said, however dear a drawing is", () => {
    const pace = createDrawingPace();
    for (const nowMs of [0, 1_000, 2_000]) {
      pace.waitMs(nowMs);
      pace.began(nowMs);
      pace.spent(90);
    }
    expect(pace.waitMs(2_010)).toBeGreaterThan(400);
    expect(pace.waitMs(2_010, 100)).toBe(90);
    expect(pace.waitMs(2_100, 100)).toBe(0);
  });
});
