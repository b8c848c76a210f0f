import { textWidth } from "../words/shorten.ts";
import type { LaneFrame } from "./lane-frame.ts";
import type { LaneView } from "./lane-view.ts";

interface FloorLineProps {
  readonly view: LaneView;
  readonly frame: LaneFrame;
}

/** The line painted on the floor, seen through water in which nobody swims; it leaves room for the words. */
export function FloorLine({ view, frame }: FloorLineProps) {
  if (view.state !== "idle") return null;
  const { waterLeft, waterRight, zoneRight, laneHeight, fontSize, whoX } = frame;
  const [middle, bar] = [laneHeight / 2, laneHeight * 0.24];
  const [left, right] = [waterLeft + 14, waterRight - 14];
  const [pause, resume] = [zoneRight - 8, whoX + textWidth(view.word, fontSize) + 16];
  const ends = `M${left} ${middle - bar}V${middle + bar}M${right} ${middle - bar}V${middle + bar}`;
  return <path d={`M${left} ${middle}H${pause}M${resume} ${middle}H${right}${ends}`} class="floor" />;
}
