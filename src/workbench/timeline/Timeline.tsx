import { useCallback, useMemo, useRef } from "preact/hooks";
import type { OpenLesson } from "../../lesson/open-lesson.ts";
import { addHistograms, type LatencyHistogram, quantileOf } from "../../trace/timeline/latency-histogram.ts";
import { useLength } from "../gauge/use-length.ts";
import { answerWords, sliderWords } from "../words/timeline-words.ts";
import { Course } from "./Course.tsx";
import { breakAt, createChartFrame, spanFor, topFor } from "./chart-frame.ts";
import { drawLatency } from "./draw-course.ts";
import { Jumps } from "./Jumps.tsx";
import { LatencyStrip } from "./LatencyStrip.tsx";
import { PastBadge } from "./PastBadge.tsx";
import { chooseStretch, plannedEndMs } from "./scenario-stretch.ts";
import { Track, trackHeight } from "./Track.tsx";
import { useInView } from "./use-in-view.ts";
import { useSampled } from "./use-sampled.ts";

const gapMs = 250;
/** Time that is shown at least after a scenario that keeps its place. */
const shortestAfterMs = 15_000;
const latencyHeight = 34;

/** The run over virtual time; dragging in it shows any moment everywhere. */
export function Timeline({ lesson }: { readonly lesson: OpenLesson }) {
  const host = useRef<HTMLElement>(null);
  const trackRoom = useRef<HTMLDivElement>(null);
  // On a stage alone: the chart is drawn as always and shown larger, words and all.
  const scale = Math.max(1, useLength(trackRoom, "height", 0) / trackHeight);
  const width = useLength(host, "width", 640) / scale;
  const read = useCallback(
    () => ({
      state: lesson.timeline.state.value,
      newestMs: lesson.timeline.newestMs.value,
      shownMs: lesson.shownMs.value,
      moment: lesson.moment.value,
      pools: lesson.pools.value,
      scenario: lesson.scenarios.state.value,
      prediction: lesson.predictions.state.value,
      alive: lesson.status.value.kind === "running",
    }),
    [lesson],
  );
  const active = useInView(host);
  const now = useSampled({
    read,
    active,
    gapMs,
    isUrgent: (before, next) =>
      before.moment !== next.moment ||
      before.alive !== next.alive ||
      before.scenario !== next.scenario ||
      before.prediction !== next.prediction,
  });
  const { state, newestMs, shownMs, pools } = now;
  const stretch = useMemo(
    () => chooseStretch(now.prediction, now.scenario, lesson.scenarios.list),
    [now.prediction, now.scenario, lesson],
  );
  const stretchEndMs = stretch ? plannedEndMs(stretch) : undefined;
  const keptMs = stretch?.keepsPlace ? plannedEndMs(stretch) : 0;
  const spanMs = keptMs > 0 ? keptMs + spanFor(newestMs - keptMs, shortestAfterMs) : spanFor(newestMs, stretchEndMs);
  const frame = useMemo(() => {
    const max = state.buckets.reduce((most, bucket) => Math.max(most, bucket.max), 0);
    const above = state.buckets.reduce((most, b) => Math.max(most, b.mostInUse, b.max + b.mostWaiting), 0);
    const top = topFor(max, Math.max(above, ...(stretch?.curve ?? [])));
    return createChartFrame(width, spanMs, top, keptMs > 0 ? breakAt(keptMs, width) : null);
  }, [state, width, spanMs, stretch, keptMs]);
  const answers = useMemo(
    () => state.buckets.reduce<LatencyHistogram | null>((sum, { latency }) => addHistograms(sum, latency), null),
    [state],
  );
  const latency = useMemo(() => drawLatency(state, frame, latencyHeight), [state, frame]);
  const past = now.moment.kind === "past";
  return (
    <section class="timeline" aria-label="Timeline" ref={host}>
      <div class="track-room" ref={trackRoom} />
      <Track
        scale={scale}
        frame={frame}
        state={state}
        shownMs={shownMs}
        newestMs={newestMs}
        past={past}
        words={sliderWords(shownMs, newestMs, pools)}
        onMoment={lesson.showMoment}
        onNewest={lesson.showNewest}
      >
        <Course state={state} frame={frame} newestMs={newestMs} stretch={stretch} nameOf={lesson.timeline.nameOf} />
      </Track>
      <LatencyStrip
        paths={latency}
        width={width}
        height={latencyHeight}
        words={answerWords(quantileOf(answers, 0.5), quantileOf(answers, 0.95))}
      />
      <div class="timeline-foot">
        <Jumps state={state} onMoment={lesson.showMoment} />
        <PastBadge
          moment={now.moment}
          newestMs={newestMs}
          alive={now.alive}
          onMoment={lesson.showMoment}
          onNewest={lesson.showNewest}
        />
      </div>
    </section>
  );
}
