import type { OpenLesson } from "../../lesson/open-lesson.ts";
import { minutesSeconds } from "../words/time-words.ts";
import { durationWords } from "../words/traffic-words.ts";
import { chooseScenario } from "./choose-scenario.ts";

/** The lesson's own courses of traffic: press one to watch it on a fresh server. */
export function Scenarios({ lesson }: { readonly lesson: OpenLesson }) {
  const { list } = lesson.scenarios;
  if (list.length === 0) return null;
  return (
    <section class="scenarios" aria-label="Scenarios">
      <h4 title="Each starts a fresh server from the seed">Scenarios</h4>
      <ul>
        {list.map(({ id, label, scenario }) => (
          <li key={id} class="scenario">
            <button type="button" class="scenario-play" data-scenario={id} onClick={() => chooseScenario(lesson, id)}>
              <svg viewBox="0 0 16 16" aria-hidden="true">
                <path d="M4 2.5 13 8 4 13.5Z" />
              </svg>
              {label}
            </button>
            <ScenarioProgress lesson={lesson} id={id} durationMs={scenario.endMs} />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface ScenarioProgressProps {
  readonly lesson: OpenLesson;
  readonly id: string;
  readonly durationMs: number;
}

/** How long a scenario takes, how far it has come, how it ended. */
function ScenarioProgress({ lesson, id, durationMs }: ScenarioProgressProps) {
  const { value: state } = lesson.scenarios.state;
  if (state.kind === "none" || state.id !== id) return <span class="scenario-time">{durationWords(durationMs)}</span>;
  if (state.kind === "ended") {
    const tookMs = state.endedAtMs - state.startedAtMs;
    const words =
      tookMs < durationMs
        ? `stopped at ${minutesSeconds(tookMs)}`
        : `played, ${durationWords(durationMs)}; the server runs on`;
    return <span class="scenario-time">{words}</span>;
  }
  const atMs = Math.min(durationMs, Math.max(0, lesson.clock.value.atMs - state.startedAtMs));
  return (
    <>
      <span class="scenario-time">
        {minutesSeconds(atMs)} of {minutesSeconds(durationMs)}
      </span>
      <button
        type="button"
        class="scenario-stop"
        aria-label="Stop scenario"
        title="Stop scenario"
        onClick={(event) => {
          // It goes with the playing: the focus stays in its row.
          event.currentTarget.parentElement?.querySelector("button")?.focus();
          lesson.scenarios.stop();
        }}
      >
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <path d="M3.5 3.5H12.5V12.5H3.5Z" />
        </svg>
      </button>
      <progress class="scenario-bar" aria-label="Scenario" max={durationMs} value={atMs} />
    </>
  );
}
