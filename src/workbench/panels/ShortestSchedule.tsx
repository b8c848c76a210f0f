import type { CheckSummary } from "../../contract/sandbox.ts";
import type { OpenLesson } from "../../lesson/open-lesson.ts";
import { dueWords, enoughWords, scheduleLines } from "../words/schedule-words.ts";

interface ShortestScheduleProps {
  readonly lesson: OpenLesson;
  readonly check: CheckSummary;
}

/** The least traffic under which a check still fails; one line until it is opened, so that nothing moves when it comes. */
export function ShortestSchedule({ lesson, check }: ShortestScheduleProps) {
  const state = lesson.checkRuns.schedules.value.get(check.id);
  if (!state) return null;
  if (state.kind === "looking") {
    return (
      <p class="schedule">
        looking for the shortest schedule that fails…{" "}
        <button type="button" class="link" onClick={lesson.checkRuns.stopLooking}>
          stop
          <span class="visually-hidden"> looking for shorter schedules</span>
        </button>
      </p>
    );
  }
  const lines = scheduleLines(state.scenario);
  if (lines.length === 0) return <p class="schedule">{enoughWords(0)}</p>;
  return (
    <details class="schedule">
      <summary>
        {enoughWords(lines.length)}
        <span class="visually-hidden">{`, ${check.title}`}</span>
      </summary>
      <ol>
        {lines.map(({ atMs, text }) => (
          <li key={`${atMs} ${text}`}>
            <span class="schedule-due">{dueWords(atMs)}</span>
            <span>{text}</span>
          </li>
        ))}
      </ol>
      <p>
        {`seen: ${state.seen} `}
        <button type="button" class="link" onClick={() => lesson.checkRuns.play(check.id)}>
          Play it
          <span class="visually-hidden">{`, ${check.title}`}</span>
        </button>
      </p>
    </details>
  );
}
