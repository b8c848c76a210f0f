import { useRef } from "preact/hooks";
import type { OpenLesson } from "../../lesson/open-lesson.ts";
import { act } from "../../lesson/traffic-actions.ts";
import { minutesSeconds } from "../words/time-words.ts";
import { type PrimaryAction, primaryAction } from "./primary-action.ts";

/** What a learner does first and most, under the thumb: run or pause, the lesson's own traffic, check. */
export function PinnedActions({ lesson }: { readonly lesson: OpenLesson }) {
  const [traffic] = lesson.trafficActions;
  const { pace } = lesson.clock.value;
  const lastRate = useRef(1);
  if (pace.kind === "live") lastRate.current = pace.rate;
  const action = primaryAction(lesson.status.value, lesson.revision.value, pace);
  return (
    <>
      <button type="button" disabled={action === "starting"} onClick={() => perform(lesson, action, lastRate.current)}>
        {action === "run" || action === "starting" ? "Run" : `${words[action]} ${minutesSeconds(lesson.shownMs.value)}`}
      </button>
      {traffic && (
        <button type="button" onClick={() => act(lesson, traffic)}>
          {traffic.label}
        </button>
      )}
      <button type="button" class="primary" onClick={() => lesson.check()}>
        Check
      </button>
    </>
  );
}

const words = { pause: "Pause", resume: "Resume" } as const;

function perform(lesson: OpenLesson, action: PrimaryAction, rate: number): void {
  switch (action) {
    case "run":
      void lesson.run();
      break;
    case "pause":
      lesson.setPace({ kind: "paused" });
      break;
    case "resume":
      lesson.setPace({ kind: "live", rate });
      break;
    case "starting":
      break;
  }
}
