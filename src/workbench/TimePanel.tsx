import type { OpenLesson } from "../lesson/open-lesson.ts";
import { Clock } from "./panels/Clock.tsx";
import { useChunk } from "./use-chunk.ts";

const loadPredict = () => import("./predict/Predict.tsx");
const loadTimeline = () => import("./timeline/Timeline.tsx");

/** The run over time: what was predicted of it, how late it is, what happened when. Nothing of it is needed to read. */
export function TimePanel({ lesson }: { readonly lesson: OpenLesson }) {
  const isAsked = lesson.predictions.state.value.kind !== "none";
  const predict = useChunk(isAsked, loadPredict);
  const timeline = useChunk(isAsked || lesson.status.value.kind !== "not-started", loadTimeline);
  return (
    <div class="panel time-panel">
      {predict && <predict.Predict lesson={lesson} />}
      <div class="time-row">
        <Clock lesson={lesson} />
        {timeline ? (
          <timeline.Timeline lesson={lesson} />
        ) : (
          <section class="timeline timeline-coming" aria-label="Timeline">
            <p class="panel-empty">What happens when is drawn here, once the server runs.</p>
          </section>
        )}
      </div>
    </div>
  );
}
