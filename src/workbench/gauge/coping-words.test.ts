import { describe, expect, it } from "vitest";
import { chooseLayout, type GaugeLayout } from "./choose-layout.ts";
import { copingHeadings, scaleLabels } from "./coping-words.ts";
import { frameOf, type LaneFrame } from "./lane-frame.ts";
import { chooseStageLayout } from "./stage-layout.ts";

const framesOf = (layouts: readonly GaugeLayout[]): LaneFrame[] =>
  layouts.flatMap((layout) => (layout.kind === "lanes" ? [frameOf(layout)] : []));

const widths = Array.from({ length: 1_601 }, (_, index) => 320 + index);
const scaleOf = (lanes: number, width: number) =>
  framesOf([chooseLayout(lanes, width)]).map((frame) => scaleLabels(frame).map(({ text }) => text));

describe("the words on the edge of a pool", () => {
  it.each([1, 3, 4, 5, 10, 12, 30])("of %i lanes never touch, from 320 to 1,920 px", (lanes) => {
    const frames = framesOf(widths.map((width) => chooseLayout(lanes, width)));
    expect(frames.length).toBeGreaterThan(1_000);
    for (const frame of frames) expectApart(frame, lanes <= 12);
  });

  it.each([1, 3, 10, 30])("of %i lanes never touch on a stage", (lanes) => {
    const projected = widths.filter((width) => width >= 900);
    const layouts = projected.flatMap((width) => [300, 500, 800].map((room) => chooseStageLayout(lanes, width, room)));
    const frames = framesOf(layouts);
    expect(frames.length).toBeGreaterThan(1_000);
    for (const frame of frames) expectApart(frame, lanes <= 12);
  });

  it("lose the middle of the scale first, and none where there is room", () => {
    expect(scaleOf(3, 1_400)).toEqual([["0 s", "1 min", "10 s", "30 s"]]);
    expect(scaleOf(3, 700)).toEqual([["0 s", "1 min", "10 s"]]);
    expect(scaleOf(3, 430)).toEqual([["0 s", "1 min"]]);
  });
});

function expectApart(frame: LaneFrame, withScale: boolean): void {
  const labels = withScale ? scaleLabels(frame) : [];
  const words = [...Object.values(copingHeadings(frame)), ...labels].toSorted((a, b) => a.left - b.left);
  for (const [index, { left, text }] of words.entries())
    if (index > 0)
      expect(left, `${text} at ${frame.waterRight} px`).toBeGreaterThan((words[index - 1]?.right ?? 0) + 1);
  if (withScale) expect(labels.length).toBeGreaterThan(1);
}
