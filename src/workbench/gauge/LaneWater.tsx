import type { LaneState } from "../../trace/pool-snapshot.ts";
import type { LaneFrame } from "./lane-frame.ts";
import { pure } from "./pure.ts";
import { hatchedStates, rippledStates } from "./water-texture.ts";

interface LaneWaterProps {
  readonly state: LaneState;
  readonly row: number;
  readonly frame: LaneFrame;
  readonly patterns: string;
}

/** The water of one lane. Texture keeps to the swim zone: nothing is drawn behind words. */
export const LaneWater = pure<LaneWaterProps>(({ state, row, frame, patterns }) => {
  const { waterLeft, waterRight, zoneRight, laneHeight } = frame;
  const y = row * laneHeight;
  const zone = { x: waterLeft, y, width: zoneRight - waterLeft, height: laneHeight };
  return (
    <g class={`water-${state}`}>
      <rect x={waterLeft} y={y} width={waterRight - waterLeft} height={laneHeight} class="water" />
      {rippledStates.has(state) && <rect {...zone} fill={`url(#${patterns}-ripple)`} class="ripples" />}
      {hatchedStates.has(state) && <rect {...zone} fill={`url(#${patterns}-hatch)`} />}
    </g>
  );
});
