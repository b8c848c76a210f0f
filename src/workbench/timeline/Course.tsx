import { memo } from "preact/compat";
import { useId, useMemo } from "preact/hooks";
import type { MomentKind, TimelineMoment, TimelineState } from "../../trace/timeline/timeline-state.ts";
import { momentWords } from "../words/timeline-words.ts";
import { CurveName } from "./CurveName.tsx";
import { type ChartFrame, plotBottom, plotTop } from "./chart-frame.ts";
import { drawCourse, drawCurve } from "./draw-course.ts";
import { placeLabels } from "./place-labels.ts";
import { StretchName } from "./StretchName.tsx";
import type { ScenarioStretch } from "./scenario-stretch.ts";

interface CourseProps {
  readonly state: TimelineState;
  readonly frame: ChartFrame;
  readonly newestMs: number;
  readonly stretch: ScenarioStretch | null;
  readonly nameOf: (moment: TimelineMoment) => string;
}

/** Pixels that `max 30` takes at the chart's left edge. */
const maxRoom = 56;

/** Whose name is drawn first where there is no room for all. */
const weight: readonly MomentKind[] = [
  "first-leak",
  "first-time-out",
  "server-exited",
  "first-wait",
  "cable-pulled",
  "tab-asleep",
];

/** Water, edge, queue and what happened: a dozen elements, however long the run. */
export const Course = memo(function Course({ state, frame, newestMs, stretch, nameOf }: CourseProps) {
  const id = useId();
  const paths = useMemo(() => drawCourse(state, frame, newestMs), [state, frame, newestMs]);
  const curve = useMemo(
    () => stretch?.curve && drawCurve(stretch.curve, frame, stretch.startedAtMs, stretch.durationMs),
    [stretch, frame],
  );
  const max = state.buckets.at(-1)?.max ?? 0;
  const { marks, lines } = useMemo(() => markMoments(state, frame, nameOf), [state.moments, frame, nameOf]);
  const edgeY = frame.yOf(max);
  // Not on those who wait from the first moment on.
  const isCrowded = state.buckets.some((b) => b.mostWaiting > 0 && frame.xOf(b.index * state.bucketMs) < maxRoom);
  const maxPlace = isCrowded ? { x: frame.width - 4, "text-anchor": "end" as const } : { x: 4 };
  return (
    <g>
      <defs>
        <pattern id={`${id}-queue`} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <path d="M0 0V6" class="timeline-hatch" />
        </pattern>
      </defs>
      <rect class="timeline-ground" y={plotTop} width={frame.width} height={plotBottom - plotTop} rx="3" />
      <path class="timeline-water" d={paths.inUse} />
      <path class="timeline-queue" d={paths.waiting} fill={`url(#${id}-queue)`} />
      <path class="timeline-edge" d={paths.inUseEdge} />
      <path class="timeline-max" d={paths.max} />
      <path class="timeline-moments" d={lines} />
      <path class="timeline-timeouts timeline-clear" d={paths.timeOuts} />
      <path class="timeline-timeouts" d={paths.timeOuts} />
      {curve && <path class="timeline-curve" d={curve} />}
      {stretch?.curve && <CurveName curve={stretch.curve} stretch={stretch} frame={frame} />}
      {stretch && <StretchName stretch={stretch} frame={frame} />}
      {max > 0 && (
        <text class="timeline-max-text" {...maxPlace} y={edgeY - 4}>
          max {max}
        </text>
      )}
      {marks.map((mark) => (
        <text key={`${mark.kind}${mark.x}`} class={`timeline-mark timeline-${mark.kind}`} x={mark.left} y="12">
          {mark.text}
        </text>
      ))}
    </g>
  );
});

function markMoments({ moments }: TimelineState, frame: ChartFrame, nameOf: (moment: TimelineMoment) => string) {
  const ranked = weight.flatMap((kind) => moments.filter((moment) => moment.kind === kind));
  const labels = ranked
    .filter(({ atMs }) => atMs <= frame.spanMs)
    .map((moment) => ({
      kind: moment.kind,
      x: frame.xOf(moment.atMs),
      text: `${moment.kind === "first-wait" ? "" : "× "}${momentWords(moment.kind, nameOf(moment))}`,
    }));
  return {
    marks: placeLabels(labels, frame.width),
    lines: [...new Set(labels.map(({ x }) => `M${x} ${plotTop - 2}V${plotBottom}`))].join(""),
  };
}
