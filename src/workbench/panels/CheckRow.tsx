import type { CheckSummary } from "../../contract/sandbox.ts";
import type { CheckState, OpenLesson } from "../../lesson/open-lesson.ts";
import { checkRowId } from "../use-check-link.ts";
import { useChunk } from "../use-chunk.ts";
import { checkTone, toneWords } from "../words/check-words.ts";
import { minutesSeconds } from "../words/time-words.ts";
import { CheckMark } from "./CheckMark.tsx";

const loadSchedule = () => import("./ShortestSchedule.tsx");

interface CheckRowProps {
  readonly lesson: OpenLesson;
  readonly check: CheckSummary;
  readonly state: CheckState;
}

/** One check: its verdict, what it expected and saw, and the way to the moment that decided it. */
export function CheckRow({ lesson, check, state }: CheckRowProps) {
  const tone = checkTone(state);
  const result = state.kind === "judged" ? state.verdict.result : null;
  const shown = lesson.checkRuns.shown.value;
  const schedule = useChunk(lesson.checkRuns.schedules.value.has(check.id), loadSchedule);
  const isShown = shown?.checkId === check.id;
  return (
    <li
      class={`check check-${tone}`}
      id={checkRowId(check.id)}
      tabIndex={-1}
      aria-current={isShown ? "true" : undefined}
    >
      <CheckMark tone={tone} />
      <p>
        {check.title} <b class="check-word">{toneWords[tone]}</b>{" "}
        {result?.kind === "passed" && <GoTo lesson={lesson} check={check} atMs={null} />}{" "}
        {isShown && <span class="on-gauge">on the gauge now</span>}
      </p>
      {result && result.kind !== "passed" && (
        <dl>
          <dt>expected</dt>
          <dd>{check.expected}</dd>
          <dt>{result.kind === "failed" ? "seen" : "trouble"}</dt>
          <dd>
            {result.kind === "failed" ? result.seen : result.message}{" "}
            {result.kind === "failed" && <GoTo lesson={lesson} check={check} atMs={result.atMs} />}
          </dd>
        </dl>
      )}
      {schedule && <schedule.ShortestSchedule lesson={lesson} check={check} />}
    </li>
  );
}

interface GoToProps {
  readonly lesson: OpenLesson;
  readonly check: CheckSummary;
  /** Null where no single moment decided. */
  readonly atMs: number | null;
}

/** Puts the check's own run on the gauge. */
function GoTo({ lesson, check, atMs }: GoToProps) {
  const { kept, progress, show } = lesson.checkRuns;
  if (!kept.value.has(check.id)) return null;
  return (
    <button type="button" class="link go-to" disabled={progress.value !== null} onClick={() => show(check.id)}>
      {atMs === null ? "look at it" : `go to ${minutesSeconds(atMs)}`}
      <span class="visually-hidden">{`, ${check.title}`}</span>
    </button>
  );
}
