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
        {paths && (
          <span class="latency-scale" title="A logarithmic scale">
            up to {latencyWords(paths.topMs)}
          </span>
        )}
      </p>
      <svg width={width} height={height} aria-hidden="true">
        <rect class="timeline-ground" width={width} height={height} rx="3" />
        {paths && (
          <>
            <path class="latency-most" d={paths.most} />
            <path class="latency-half" d={paths.half} />
          </>
        )}
      </svg>
    </div>
  );
}
