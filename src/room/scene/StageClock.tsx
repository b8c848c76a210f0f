import { useRef } from "preact/hooks";
import type { OpenLesson } from "../../lesson/open-lesson.ts";

const rates = [1, 10, 60];

const two = (value: number): string => String(value).padStart(2, "0");

/** `02:07.4` */
function face(ms: number): string {
  const tenths = Math.floor(Math.max(0, ms) / 100);
  return `${two(Math.floor(tenths / 600))}:${two(Math.floor(tenths / 10) % 60)}.${tenths % 10}`;
}

/** Virtual time for the room, and its controls for the trainer. */
export function StageClock({ lesson }: { readonly lesson: OpenLesson }) {
  const { pace } = lesson.clock.value;
  const paused = pace.kind === "paused";
  const lastRate = useRef(1);
  if (pace.kind === "live") lastRate.current = pace.rate;
  const alive = lesson.status.value.kind === "running";
  const resume = () => lesson.setPace({ kind: "live", rate: lastRate.current });
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is a box of its own to a flexible row. */}
      <div class="scene-group scene-quiet" role="group" aria-label="Clock">
        <button
          type="button"
          disabled={!alive}
          onClick={() => (paused ? resume() : lesson.setPace({ kind: "paused" }))}
        >
          {paused ? "Resume" : "Pause"}
        </button>
        <button type="button" disabled={!alive || !paused} onClick={lesson.step}>
          Step
        </button>
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
      </div>
      <ClockTime lesson={lesson} />
    </>
  );
}

/** Apart, for it changes ten times a second. */
function ClockTime({ lesson }: { readonly lesson: OpenLesson }) {
  return (
    <p class="scene-time">
      <span class="visually-hidden">Virtual time </span>
      {face(lesson.clock.value.atMs)}
    </p>
  );
}
