import { describe, expect, it } from "vitest";
import { bankGap, type GaugeLayout } from "./choose-layout.ts";
import { deckRoom } from "./deck-room.ts";
import { bankHeight, figureX, frameOf } from "./lane-frame.ts";
import { chooseStageLayout, deckWidth } from "./stage-layout.ts";

/** Width of the page and height left to the pool on projectors of 1920x1080, 1400x1050, 1280x720 and 1024x768. */
const projectors = [
  { width: 1864, room: 690 },
  { width: 1358, room: 640 },
  { width: 1242, room: 350 },
  { width: 994, room: 400 },
] as const;
const pools = [1, 3, 4, 5, 10, 12, 13, 20, 30, 40, 41, 100] as const;
const all = projectors.flatMap(({ width, room }) => pools.map((lanes) => ({ width, room, lanes })));

type Lanes = Extract<GaugeLayout, { kind: "lanes" }>;
const lyingIn = ({ width, room, lanes }: (typeof all)[number]): Lanes | null => {
  const layout = chooseStageLayout(lanes, width, room);
  return layout.kind === "lanes" ? layout : null;
};

describe("a pool on a stage", () => {
  it("has the design's sizes where there is room for them", () => {
    expect(chooseStageLayout(10, 1864, 690)).toMatchObject({ laneHeight: 57, fontSize: 25, deck: "side", stage: 1 });
    expect(chooseStageLayout(3, 1864, 690)).toMatchObject({ laneHeight: 96, fontSize: 29, twoLines: true });
    expect(chooseStageLayout(30, 1864, 690)).toMatchObject({ banks: 3, laneHeight: 46, deck: "side" });
  });

  it.each(all)("is no higher than its room of $room px: $lanes lanes at $width px", ({ lanes, width, room }) => {
    const layout = chooseStageLayout(lanes, width, room);
    const strip = layout.kind === "cells" || layout.deck === "strip" ? 110 * layout.stage : 0;
    const height =
      layout.kind === "lanes"
        ? bankHeight(frameOf(layout), layout.lanesPerBank)
        : Math.ceil(lanes / layout.columns) * (layout.cellHeight ?? Number.NaN);
    // A hundred lanes on the smallest are cells as low as can still be pressed.
    const least = layout.kind === "cells" ? Math.ceil(lanes / layout.columns) * 36 : 0;
    expect(height + strip).toBeLessThanOrEqual(Math.max(room, least + strip));
  });

  it.each(all)("is no wider than the page and keeps its words apart: $lanes lanes at $width px", (place) => {
    const layout = lyingIn(place);
    if (!layout) return expect(place.lanes).toBeGreaterThan(12);
    const deck = layout.deck === "side" ? deckWidth * layout.stage + 14 : 0;
    expect(deck + layout.banks * layout.bankWidth + (layout.banks - 1) * bankGap).toBeLessThanOrEqual(place.width);
    const frame = frameOf(layout);
    expect(figureX(frame, 60_000)).toBeLessThanOrEqual(frame.zoneRight);
    expect(frame.whoWidth).toBeGreaterThan(4 * frame.fontSize);
    expect(frame.stateX + 3 * frame.fontSize).toBeLessThanOrEqual(frame.ageX);
    expect(frame.fontSize).toBeLessThanOrEqual(frame.laneHeight * 0.6);
  });

  it.each(all)("has no words that the last row cannot read: $lanes lanes at $width px", (place) => {
    const layout = lyingIn(place);
    if (layout) expect(layout.fontSize).toBeGreaterThanOrEqual(15);
    else expect(place.lanes).toBeGreaterThan(12);
  });
});

it("a deck on a stage names somebody who was turned away however low it is", () => {
  for (const stage of [0.82, 1]) expect(deckRoom(300, stage).gone).toBeGreaterThanOrEqual(1);
  expect(deckRoom(690, 1).crowdRows).toBeGreaterThan(deckRoom(400, 1).crowdRows);
});
