import { useRef } from "preact/hooks";
import { clockControls } from "../../lesson/clock-controls.ts";
import type { OpenLesson } from "../../lesson/open-lesson.ts";

const two = (value: number): string => String(value).padStart(2, "0");

/** `02:07.4` */
function face(ms: number): string {
  const tenths = Math.floor(Math.max(0, ms) / 100);
  return `${two(Math.floor(tenths / 600))}:${two(Math.floor(tenths / 10) % 60)}.${tenths % 10}`;
}

/** Virtual time for the room, and its controls for the trainer. */
export function StageClock({ lesson }: { readonly lesson: OpenLesson }) {
  const { pause, step, rates } = clockControls(lesson, useRef(1));
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is a box of its own to a flexible row. */}
      <div class="scene-group scene-quiet" role="group" aria-label="Clock">
        <button type="button" {...pause} />
        <button type="button" {...step} />
        {rates.map(({ key, ...rate }) => (
          <button key={key} type="button" {...rate} />
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
