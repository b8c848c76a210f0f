import { stretchWords } from "../words/timeline-words.ts";
import { type ChartFrame, plotBottom, plotTop } from "./chart-frame.ts";
import { textWidth } from "./place-labels.ts";
import { plannedEndMs, type ScenarioStretch } from "./scenario-stretch.ts";

interface StretchNameProps {
  readonly stretch: ScenarioStretch;
  readonly frame: ChartFrame;
}

const lineY = plotBottom + 35;
const characterWidth = 6.8;
/** Of the bracket before a name, and of room between the two. */
const [lineBefore, air] = [14, 12];

/** Which part of the time is the scenario's, by name, and that the scale breaks where it keeps its place. */
export function StretchName({ stretch, frame }: StretchNameProps) {
  const fromX = frame.xOf(stretch.startedAtMs);
  const toX = frame.xOf(plannedEndMs(stretch));
  const stopX = stretch.stoppedAtMs === null ? toX : frame.xOf(stretch.stoppedAtMs);
  const { axisBreak, width } = frame;
  // Within its part of the time, or after it where that is too short.
  const within = { x: fromX + lineBefore, room: stopX - fromX - 2 * lineBefore };
  const after = { x: stopX + air, room: (axisBreak?.x ?? width) - stopX - 2 * air };
  const wanted = textWidth(stretchWords(stretch.label, stretch.stoppedAtMs, Number.POSITIVE_INFINITY));
  const { x, room } = within.room >= Math.min(wanted, after.room) ? within : after;
  const characters = wanted <= room ? Number.POSITIVE_INFINITY : Math.floor(room / characterWidth);
  const words = stretchWords(stretch.label, stretch.stoppedAtMs, characters);
  return (
    <g class="timeline-stretch">
      <path d={`M${fromX + 0.5} ${lineY - 4}v8M${fromX} ${lineY}H${stopX}M${stopX - 0.5} ${lineY - 4}v8`} />
      {stopX < toX && <path class="timeline-unplayed" d={`M${stopX} ${lineY}H${toX}`} />}
      <text x={x} y={lineY + 4}>
        {words}
      </text>
      {axisBreak && (
        <>
          <rect
            class="timeline-after"
            x={axisBreak.x}
            y={plotTop}
            width={width - axisBreak.x}
            height={plotBottom - plotTop}
          />
          <path class="timeline-break" d={`M${axisBreak.x} ${plotTop}l3 6-6 12 6 12-6 12 6 12-6 12 3 8`} />
          <text x={axisBreak.x + 8} y={lineY + 4}>
            after it
          </text>
        </>
      )}
    </g>
  );
}
