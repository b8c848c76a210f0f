import { useRef } from "preact/hooks";
import { clockControls } from "../../lesson/clock-controls.ts";
import type { OpenLesson } from "../../lesson/open-lesson.ts";
import { clockFace } from "../words/time-words.ts";

/** Virtual time: how late it is, how fast it goes. */
export function Clock({ lesson }: { readonly lesson: OpenLesson }) {
  const { pause, step, rates } = clockControls(lesson, useRef(1));
  return (
    <fieldset class="clock" aria-label="Clock">
      <div class="clock-row">
        <button type="button" class="clock-pause" {...pause} />
        <button type="button" {...step} />
      </div>
      <fieldset class="rates" aria-label="Speed">
        {rates.map(({ key, ...rate }) => (
          <button key={key} type="button" {...rate} />
        ))}
      </fieldset>
      <span class="clock-time">
        <span class="visually-hidden">Virtual time </span>
        {clockFace(lesson.clock.value.atMs)}
      </span>
    </fieldset>
  );
}
