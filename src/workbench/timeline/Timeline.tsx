import { useCallback, useMemo, useRef } from "preact/hooks";
import type { OpenLesson } from "../../lesson/open-lesson.ts";
import { addHistograms, type LatencyHistogram, quantileOf } from "../../trace/timeline/latency-histogram.ts";
import { useLength } from "../gauge/use-length.ts";
import { answerWords, sliderWords } from "../words/timeline-words.ts";
import { Course } from "./Course.tsx";
import { createChartFrame, spanFor, topFor } from "./chart-frame.ts";
import { drawLatency } from "./draw-course.ts";
import { Jumps } from "./Jumps.tsx";
import { LatencyStrip } from "./LatencyStrip.tsx";
import { PastBadge } from "./PastBadge.tsx";
import { choosePredicted } from "./predicted-curve.ts";
import { Track, trackHeight } from "./Track.tsx";
import { useInView } from "./use-in-view.ts";
import { useSampled } from "./use-sampled.ts";

const gapMs = 250;
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
  const predicted = useMemo(
    () => choosePredicted(now.prediction, now.scenario, lesson.scenarios.list),
    [now.prediction, now.scenario, lesson],
  );
  const spanMs = spanFor(predicted.compared ? 0 : newestMs, predicted.endMs);
  const frame = useMemo(() => {
    const max = state.buckets.reduce((most, bucket) => Math.max(most, bucket.max), 0);
    const above = state.buckets.reduce((most, b) => Math.max(most, b.mostInUse, b.max + b.mostWaiting), 0);
    return createChartFrame(width, spanMs, topFor(max, Math.max(above, ...(predicted.curve ?? []))));
  }, [state, width, spanMs, predicted]);
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
        <Course state={state} frame={frame} newestMs={newestMs} predicted={predicted} nameOf={lesson.timeline.nameOf} />
      </Track>
      <LatencyStrip
        paths={latency}
        width={width}
        height={latencyHeight}
        words={answerWords(quantileOf(answers, 0.5), quantileOf(answers, 0.95))}
      />
      <div class="timeline-foot">
        <Jumps state={state} onMoment={lesson.showMoment} />
        <PastBadge past={past} shownMs={shownMs} newestMs={newestMs} alive={now.alive} onNewest={lesson.showNewest} />
      </div>
    </section>
  );
}
