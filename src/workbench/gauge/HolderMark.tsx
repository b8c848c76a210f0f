import type { LaneView } from "./lane-view.ts";
import { pure } from "./pure.ts";

interface HolderMarkProps {
  readonly holder: LaneView["holder"];
  readonly x: number;
  readonly y: number;
  readonly from: number;
  readonly radius?: number;
}

/** The far wall: a dot on a line where the holder lives, a dashed ring where it has gone. */
export const HolderMark = pure<HolderMarkProps>(({ holder, x, y, from, radius = 4.6 }) => {
  if (holder === "none") return null;
  if (holder === "gone") return <circle cx={x} cy={y} r={radius} class="holder-gone" />;
  return (
    <g class="holder-here">
      <path d={`M${from} ${y}H${x}`} />
      <circle cx={x} cy={y} r={radius} />
    </g>
  );
});
