import { copingHeadings, scaleLabels } from "./coping-words.ts";
import type { LaneFrame } from "./lane-frame.ts";

interface CopingProps {
  readonly lanes: number;
  readonly frame: LaneFrame;
  /** Banks of ten are too narrow for a scale. */
  readonly withScale: boolean;
}

/** The edge of the pool, and what its columns mean. */
export function Coping({ lanes, frame, withScale }: CopingProps) {
  const { waterLeft, waterRight, laneHeight, captionFontSize } = frame;
  const { lane, holder, age } = copingHeadings(frame);
  return (
    <g class="coping-words" font-size={captionFontSize} aria-hidden="true">
      <rect
        x={waterLeft - 3}
        y="-3"
        width={waterRight - waterLeft + 6}
        height={lanes * laneHeight + 6}
        rx="4"
        class="coping"
      />
      <text x={lane.left} y="-9">
        {lane.text}
      </text>
      <text x={holder.left} y="-9">
        {holder.text}
      </text>
      <text x={age.right} y="-9" text-anchor="end">
        {age.text}
      </text>
      {withScale &&
        scaleLabels(frame).map(({ text, left, right }) => (
          <text key={text} x={(left + right) / 2} y="-9" text-anchor="middle">
            {text}
          </text>
        ))}
    </g>
  );
}
