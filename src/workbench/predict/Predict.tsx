import type { OpenLesson } from "../../lesson/open-lesson.ts";
import { AskedPrediction } from "./AskedPrediction.tsx";
import { CommittedPrediction } from "./CommittedPrediction.tsx";
import { SkippedPrediction } from "./SkippedPrediction.tsx";

/** A scenario's question before its first run, and afterwards what came of the guess; in place, above the timeline. */
export function Predict({ lesson }: { readonly lesson: OpenLesson }) {
  const { value: state } = lesson.predictions.state;
  switch (state.kind) {
    case "none":
      return null;
    case "asked":
      return <AskedPrediction key={state.scenario.id} lesson={lesson} scenario={state.scenario} draft={state.draft} />;
    case "skipped":
      return <SkippedPrediction lesson={lesson} scenario={state.scenario} />;
    case "committed":
      return <CommittedPrediction lesson={lesson} {...state} />;
  }
}
