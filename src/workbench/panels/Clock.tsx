import { useRef } from "preact/hooks";
import type { OpenLesson } from "../../lesson/open-lesson.ts";
import { clockFace } from "../words/time-words.ts";

const rates = [1, 10, 60];

/** Virtual time: how late it is, how fast it goes. */
export function Clock({ lesson }: { readonly lesson: OpenLesson }) {
  const { atMs, pace } = lesson.clock.value;
  const paused = pace.kind === "paused";
  const lastRate = useRef(1);
  if (pace.kind === "live") lastRate.current = pace.rate;
  const alive = lesson.status.value.kind === "running";
  return (
    <fieldset class="clock" aria-label="Clock">
      <div class="clock-row">
        <button
          type="button"
          class="clock-pause"
          disabled={!alive}
          onClick={() => lesson.setPace(paused ? { kind: "live", rate: lastRate.current } : { kind: "paused" })}
        >
          {paused ? "Resume" : "Pause"}
        </button>
        <button type="button" disabled={!alive || !paused} onClick={lesson.step}>
          Step
        </button>
      </div>
      <fieldset class="rates" aria-label="Speed">
        {rates.map((rate) => (
          <button
            key={rate}
            type="button"
            aria-pressed={pace.kind === "live" && pace.rate === rate}
            onClick={() => lesson.setPace({ kind: "live", rate })}
          >
            {`x${rate}`}
          </button>
        ))}
      </fieldset>
      <span class="clock-time">
        <span class="visually-hidden">Virtual time </span>
        {clockFace(atMs)}
      </span>
    </fieldset>
  );
}
