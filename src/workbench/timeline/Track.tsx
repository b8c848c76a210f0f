import type { ComponentChildren } from "preact";
import { useRef } from "preact/hooks";
import type { TimelineState } from "../../trace/timeline/timeline-state.ts";
import { frameTicks } from "./axis-ticks.ts";
import { type ChartFrame, plotBottom, plotTop } from "./chart-frame.ts";
import { momentAfterKey } from "./slider-keys.ts";

interface TrackProps {
  readonly frame: ChartFrame;
  /** How much larger than drawn it is shown. */
  readonly scale: number;
  readonly state: TimelineState;
  readonly shownMs: number;
  readonly newestMs: number;
  readonly past: boolean;
  readonly words: string;
  readonly onMoment: (atMs: number) => void;
  readonly onNewest: () => void;
  /** What is drawn behind the playhead. */
  readonly children: ComponentChildren;
}

/** Names of moments, the plot, the times, and the name of the scenario. */
export const trackHeight = 136;

/** A slider as wide as the run: press or drag anywhere in it, or use the arrow keys. */
export function Track({
  frame,
  scale,
  state,
  shownMs,
  newestMs,
  past,
  words,
  onMoment,
  onNewest,
  children,
}: TrackProps) {
  const track = useRef<HTMLDivElement>(null);
  const x = frame.xOf(shownMs);

  function show(atMs: number) {
    if (atMs >= newestMs) onNewest();
    else onMoment(atMs);
  }
  function follow(event: PointerEvent) {
    const box = track.current?.getBoundingClientRect();
    if (box) show(frame.timeAt(((event.clientX - box.left) / box.width) * frame.width));
  }
  return (
    <div
      ref={track}
      class={`timeline-track ${past ? "timeline-past" : ""}`}
      role="slider"
      tabIndex={0}
      aria-label="Timeline"
      aria-valuemin={0}
      aria-valuemax={Math.round(newestMs / 100) / 10}
      aria-valuenow={Math.round(shownMs / 100) / 10}
      aria-valuetext={words}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        follow(event);
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) follow(event);
      }}
      onKeyDown={(event) => {
        if (event.ctrlKey || event.metaKey || event.altKey) return;
        const next = momentAfterKey(event, shownMs, newestMs, state);
        if (next === null) return;
        event.preventDefault();
        if (next === "newest") onNewest();
        else onMoment(next);
      }}
    >
      <svg
        width={frame.width * scale}
        height={trackHeight * scale}
        viewBox={`0 0 ${frame.width} ${trackHeight}`}
        aria-hidden="true"
      >
        {children}
        <path class="timeline-rail" d={`M0 ${plotBottom}H${frame.width}`} />
        <path class="timeline-done" d={`M0 ${plotBottom}H${x}`} />
        <path class="timeline-head" d={`M${x} ${plotTop}V${plotBottom}`} />
        <circle class="timeline-thumb" cx={Math.min(Math.max(7, x), frame.width - 7)} cy={plotBottom} r="6.5" />
        {frameTicks(frame).map((tick) => (
          <text key={tick.atMs} class="timeline-tick" x={tick.x} y={plotBottom + 21} text-anchor={tick.anchor}>
            {tick.text}
          </text>
        ))}
      </svg>
    </div>
  );
}
