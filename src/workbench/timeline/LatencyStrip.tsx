import { latencyWords } from "../words/timeline-words.ts";
import type { LatencyPaths } from "./draw-course.ts";

interface LatencyStripProps {
  /** Null while nobody was answered. */
  readonly paths: LatencyPaths | null;
  readonly width: number;
  readonly height: number;
  readonly words: string;
}

/** How long clients waited for an answer, on a scale of its own. */
export function LatencyStrip({ paths, width, height, words }: LatencyStripProps) {
  return (
    <div class="latency">
      <p class="latency-words">
        <b>Answers</b> {words}
      </p>
      <svg width={width} height={height} aria-hidden="true">
        <rect class="timeline-ground" width={width} height={height} rx="3" />
        {paths && (
          <>
            <path class="latency-most" d={paths.most} />
            <path class="latency-half" d={paths.half} />
            <text class="latency-scale" x={width - 6} y="13" text-anchor="end">
              up to {latencyWords(paths.topMs)}
            </text>
          </>
        )}
      </svg>
    </div>
  );
}
