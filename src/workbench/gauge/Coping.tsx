import { figureX, type LaneFrame } from "./lane-frame.ts";

const ticks = [
  { ageMs: 0, text: "0 s" },
  { ageMs: 10_000, text: "10 s" },
  { ageMs: 30_000, text: "30 s" },
  { ageMs: 60_000, text: "1 min" },
];

interface CopingProps {
  readonly lanes: number;
  readonly frame: LaneFrame;
  /** Banks of ten are too narrow for a scale or for headings. */
  readonly withScale: boolean;
}

/** The edge of the pool, and what its columns mean. */
export function Coping({ lanes, frame, withScale }: CopingProps) {
  const { waterLeft, waterRight, laneHeight, whoX, ageX, captionFontSize } = frame;
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
      <text x="0" y="-9">
        lane
      </text>
      {withScale &&
        ticks.map((tick) => (
          <text key={tick.text} x={figureX(frame, tick.ageMs)} y="-9" text-anchor="middle">
            {tick.text}
          </text>
        ))}
      <text x={whoX} y="-9">
        held by
      </text>
      <text x={ageX} y="-9" text-anchor="end">
        out for
      </text>
    </g>
  );
}
