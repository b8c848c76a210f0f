import { useRef } from "preact/hooks";
import { type Curve, curvePoints, drawStroke } from "../../lesson/predictions/curve.ts";
import { useLength } from "../gauge/use-length.ts";
import { axisTicks } from "../timeline/axis-ticks.ts";
import { createChartFrame, plotBottom, plotTop } from "../timeline/chart-frame.ts";
import { drawCurve } from "../timeline/draw-course.ts";
import { SketchHandles } from "./SketchHandles.tsx";

interface SketchPadProps {
  readonly curve: Curve | null;
  readonly durationMs: number;
  /** The count at the top. */
  readonly highest: number;
  readonly onSketch: (curve: Curve | null) => void;
}

interface Place {
  readonly point: number;
  readonly value: number;
}

const height = 118;
/** Room for half a handle at either end. */
const inset = 13;

/** An empty timeline to draw on: with a pointer freely, by keyboard handle by handle. */
export function SketchPad({ curve, durationMs, highest, onSketch }: SketchPadProps) {
  const host = useRef<HTMLDivElement>(null);
  const width = useLength(host, "width", 640);
  const last = useRef<Place | null>(null);
  const frame = createChartFrame(Math.max(100, width - 2 * inset), durationMs, highest);

  function placeOf(event: PointerEvent): Place {
    const box = (event.currentTarget as Element).getBoundingClientRect();
    const share = frame.timeAt(event.clientX - box.left - inset) / durationMs;
    const up = (plotBottom - (event.clientY - box.top)) / (plotBottom - plotTop);
    const value = Math.round(Math.min(1, Math.max(0, up)) * highest);
    return { point: Math.round(share * (curvePoints - 1)), value };
  }
  function follow(event: PointerEvent) {
    const place = placeOf(event);
    onSketch(drawStroke(curve, last.current ?? place, place));
    last.current = place;
  }
  return (
    <div class="sketch" ref={host}>
      <p class="sketch-words">
        <span>Or draw the connections in use: drag here, or press arrow keys on a handle.</span>
        <button type="button" class="link" disabled={!curve} onClick={() => onSketch(null)}>
          Clear the curve
        </button>
      </p>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would add a box of its own to the drawing. */}
      <div
        class="sketch-pad"
        role="group"
        aria-label="Your curve of connections in use"
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          last.current = null;
          follow(event);
        }}
        onPointerMove={(event) => {
          if (event.currentTarget.hasPointerCapture(event.pointerId)) follow(event);
        }}
        onPointerUp={() => {
          last.current = null;
        }}
      >
        <svg width={width} height={height} aria-hidden="true">
          <g transform={`translate(${inset} 0)`}>
            <rect class="timeline-ground" y={plotTop} width={frame.width} height={plotBottom - plotTop} rx="3" />
            {[Math.round(highest / 2), highest].map((value) => (
              <g key={value}>
                <path class="sketch-line" d={`M0 ${frame.yOf(value)}H${frame.width}`} />
                <text class="timeline-tick" x="4" y={frame.yOf(value) - 3}>
                  {value}
                </text>
              </g>
            ))}
            {axisTicks(durationMs, frame.width).map((tick) => (
              <text key={tick.atMs} class="timeline-tick" x={tick.x} y={plotBottom + 21} text-anchor={tick.anchor}>
                {tick.text}
              </text>
            ))}
            {curve && <path class="timeline-curve" d={drawCurve(curve, frame, 0, durationMs)} />}
          </g>
        </svg>
        <SketchHandles curve={curve} frame={frame} inset={inset} highest={highest} onSketch={onSketch} />
      </div>
    </div>
  );
}
