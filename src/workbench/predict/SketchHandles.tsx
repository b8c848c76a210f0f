import { useRef, useState } from "preact/hooks";
import { type Curve, curveHandles, moveHandle, pointOfHandle, timeOfPoint } from "../../lesson/predictions/curve.ts";
import type { ChartFrame } from "../timeline/chart-frame.ts";
import { minutesSeconds } from "../words/time-words.ts";
import { moveAfterKey } from "./handle-keys.ts";

interface SketchHandlesProps {
  readonly curve: Curve | null;
  readonly frame: ChartFrame;
  /** Pixels before the frame's left edge. */
  readonly inset: number;
  readonly highest: number;
  readonly onSketch: (curve: Curve) => void;
}

const handles = Array.from({ length: curveHandles }, (_, handle) => handle);

/** Seven places of the curve to move by keyboard: one stop for Tab, and arrow keys from one to the next. */
export function SketchHandles({ curve, frame, inset, highest, onSketch }: SketchHandlesProps) {
  const elements = useRef<(HTMLElement | null)[]>([]);
  const [current, setCurrent] = useState(0);
  return handles.map((handle) => {
    const atMs = timeOfPoint(pointOfHandle(handle), frame.spanMs);
    const value = Math.round(curve?.[pointOfHandle(handle)] ?? 0);
    return (
      <div
        key={handle}
        ref={(element) => {
          elements.current[handle] = element;
        }}
        class="sketch-handle"
        role="slider"
        tabIndex={handle === current ? 0 : -1}
        aria-label={`In use at ${minutesSeconds(atMs)}`}
        aria-orientation="vertical"
        aria-valuemin={0}
        aria-valuemax={highest}
        aria-valuenow={value}
        aria-valuetext={curve ? `${value} in use` : "nothing drawn"}
        style={{ left: `${inset + frame.xOf(atMs)}px`, top: `${frame.yOf(value)}px` }}
        onFocus={() => setCurrent(handle)}
        onKeyDown={(event) => {
          if (event.ctrlKey || event.metaKey || event.altKey) return;
          const move = moveAfterKey(event, { handle, handles: curveHandles, value, highest });
          if (move === null) return;
          event.preventDefault();
          if (move.kind === "go") elements.current[move.handle]?.focus();
          else onSketch(moveHandle(curve, handle, move.value));
        }}
      />
    );
  });
}
