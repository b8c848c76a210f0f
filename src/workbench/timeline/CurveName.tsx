import type { Curve } from "../../lesson/predictions/curve.ts";
import { type ChartFrame, plotTop } from "./chart-frame.ts";
import { plannedEndMs, type ScenarioStretch } from "./scenario-stretch.ts";

interface CurveNameProps {
  readonly curve: Curve;
  readonly stretch: ScenarioStretch;
  readonly frame: ChartFrame;
}

const lineHeight = 12;

/** Says whose the dashed line is, at its end, above it where there is room. */
export function CurveName({ curve, stretch, frame }: CurveNameProps) {
  const y = frame.yOf(curve.at(-1) ?? 0);
  const isBelow = y - lineHeight < plotTop + lineHeight;
  return (
    <text
      class="timeline-curve-name"
      x={frame.xOf(plannedEndMs(stretch)) - 8}
      y={isBelow ? y + lineHeight + 3 : y - 6}
      text-anchor="end"
    >
      your prediction
    </text>
  );
}
