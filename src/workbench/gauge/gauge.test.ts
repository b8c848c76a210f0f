import { describe, expect, it } from "vitest";
import { makeLane } from "../fixtures/lanes.ts";
import { chooseLayout, type GaugeLayout } from "./choose-layout.ts";
import { compactColumns, compactRows } from "./compact-rows.ts";
import { deckRoom } from "./deck-room.ts";
import { expectLanes } from "./expect-lanes.ts";
import { ageShare, clockShare, dotPitch, dotsPath, slicePath } from "./geometry.ts";
import { figureX, frameOf } from "./lane-frame.ts";
import { cellView, createLaneViews, laneView } from "./lane-view.ts";
import { laneAfterKey } from "./move-between-lanes.ts";
import { sameProps } from "./pure.ts";

function lanesLayout(lanes: number, width: number, laneInBank = 0): Extract<GaugeLayout, { kind: "lanes" }> {
  const layout = chooseLayout(lanes, width, laneInBank);
  if (layout.kind !== "lanes") throw new Error("expected lanes");
  return layout;
}

describe("geometry", () => {
  it("places ages by their square root and stops at a minute", () => {
    expect(ageShare(0)).toBe(0);
    expect(ageShare(15_000)).toBe(0.5);
    expect(ageShare(600_000)).toBe(1);
  });
  it("shows the share of a time-out that is left, full for one that never ends", () => {
    expect(clockShare(7_500, 30_000)).toBe(0.25);
    expect(clockShare(null, 0)).toBe(1);
    expect(slicePath(0.25, 9, 7)).toBe("M9 9V2A7 7 0 0 1 16 9Z");
    expect(slicePath(0, 9, 7)).toBe("");
  });
  it("draws one dot each and moves them closer when there are many", () => {
    expect(dotsPath(3, 2, 10)).toBe("M5 5h0M15 5h0M5 15h0");
    expect(dotPitch(30, 156, 100)).toBe(10);
    expect(dotPitch(259, 156, 100)).toBeLessThan(8);
  });
});

describe("layout", () => {
  it.each([
    [3, 860, "one bank of 66"],
    [10, 860, "one bank of 24"],
    [30, 860, "3 banks of 33"],
  ])("%i lanes at %i px", (lanes, width, expected) => {
    const { banks, laneHeight } = lanesLayout(lanes, width);
    expect(`${banks === 1 ? "one bank" : `${banks} banks`} of ${laneHeight}`).toBe(expected);
  });
  it("stands lanes upright where there is no room, or too many of them", () => {
    expect(chooseLayout(10, 358).kind).toBe("cells");
    expect(chooseLayout(30, 600).kind).toBe("cells");
    expect(chooseLayout(41, 1400).kind).toBe("cells");
  });
  it("gives a lane in banks of ten the height that the page says, and other lanes their own", () => {
    expect(lanesLayout(30, 872, 27)).toEqual({ ...lanesLayout(30, 872), laneHeight: 27 });
    expect(lanesLayout(10, 872, 27)).toEqual(lanesLayout(10, 872));
  });
  it("keeps figures inside the swim zone and words inside the water", () => {
    for (const [lanes, width, laneInBank] of [
      [3, 700, 0],
      [10, 620, 0],
      [30, 860, 0],
      [30, 860, 27],
      [40, 1300, 0],
    ] as const) {
      const frame = frameOf(lanesLayout(lanes, width, laneInBank));
      expect(figureX(frame, 60_000)).toBeLessThanOrEqual(frame.zoneRight);
      expect(frame.stateX).toBeLessThan(frame.ageX);
      expect(frame.whoWidth).toBeGreaterThan(30);
    }
  });
});

describe("room before the first run", () => {
  it("is what the lesson's files say of their pool", () => {
    const files = (...sources: string[]) => sources.map((source) => ({ source }));
    expect(expectLanes(files("const a = 1;", "new Pool({ max: 30, connectionTimeoutMillis: 1 })"))).toBe(30);
    expect(expectLanes(files("new Pool({ max: 9999 })"))).toBe(40);
    expect(expectLanes(files("new Pool()"))).toBe(10);
  });
});

describe("the pool in small", () => {
  it("stands in rows of ten on a phone and in rows alike on a desk, and is counted where it is too large", () => {
    expect([10, 11, 30, 31].map((lanes) => compactRows(lanes, "phone"))).toEqual([1, 2, 3, 0]);
    expect([15, 16, 30, 40, 41].map((lanes) => compactRows(lanes, "desk"))).toEqual([1, 2, 2, 3, 0]);
    expect(compactColumns(13, "phone")).toBe(10);
    expect([13, 16, 30, 40].map((lanes) => compactColumns(lanes, "desk"))).toEqual([13, 8, 15, 14]);
  });
});

describe("the deck", () => {
  it("gives the line most of its height, and names at least one who was turned away", () => {
    expect(deckRoom(150, 0)).toEqual({ crowdRows: 2, gone: 1 });
    const high = deckRoom(361, 0);
    expect(high.gone).toBeGreaterThan(1);
    expect(high.crowdRows * 10).toBeGreaterThan(high.gone * 25);
  });
});

describe("lanes", () => {
  const frame = frameOf(lanesLayout(10, 860));

  it("need no new drawing while nothing that they show has changed", () => {
    const viewOf = createLaneViews(laneView);
    const held = (ageMs: number) => ({ view: viewOf(makeLane({ lane: 1, state: "held", ageMs }), frame), frame });
    expect(sameProps(held(42_010), held(42_020))).toBe(true);
    expect(sameProps(held(42_020), held(43_010))).toBe(false);
    expect(sameProps(held(43_010), { ...held(43_020), frame: { ...frame } })).toBe(false);
  });
  it("show who has gone at the far wall", () => {
    expect(laneView(makeLane({ lane: 1, state: "outlived" }), frame).holder).toBe("gone");
    expect(laneView(makeLane({ lane: 1, state: "idle" }), frame)).toMatchObject({
      holder: "none",
      x: null,
      word: "idle",
    });
  });
  it("stand as cells with their holder, and where nobody holds a small one with their number", () => {
    const words = (state: "held" | "idle" | "empty", size: "usual" | "small") => {
      const { who, word } = cellView(makeLane({ lane: 12, state }), size);
      return who || word;
    };
    expect(words("held", "small")).toBe(words("held", "usual"));
    expect(words("held", "small")).not.toBe("12");
    expect([words("idle", "usual"), words("empty", "usual")]).toEqual(["idle", "–"]);
    expect([words("idle", "small"), words("empty", "small")]).toEqual(["12", "12"]);
  });
  it("need no new cell while nothing that it shows has changed", () => {
    const viewOf = createLaneViews(cellView);
    const held = (ageMs: number) => viewOf(makeLane({ lane: 1, state: "held", ageMs }), "small");
    expect(held(42_010)).toBe(held(42_020));
    expect(held(42_020)).not.toBe(held(43_010));
  });
  it("are reached by arrow keys, rows of cells too", () => {
    expect(laneAfterKey("ArrowDown", 3, 10, 1)).toBe(4);
    expect(laneAfterKey("ArrowDown", 3, 30, 10)).toBe(13);
    expect(laneAfterKey("ArrowUp", 1, 10, 1)).toBe(1);
    expect(laneAfterKey("End", 1, 30, 10)).toBe(30);
    expect(laneAfterKey("x", 1, 30, 10)).toBeNull();
  });
});
