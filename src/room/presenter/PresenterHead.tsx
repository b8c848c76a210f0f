import type { PresenterDesk } from "./presenter-desk.ts";
import { sumMs, toClockText } from "./spent-time.ts";

/** Which lesson, and how its time stands. */
export function PresenterHead({ desk }: { readonly desk: PresenterDesk }) {
  const { clock, steps, content } = desk;
  const planned = steps.reduce((sum, { seconds }) => sum + seconds, 0);
  const spent = sumMs(clock.spent.value) / 1_000;
  const runs = clock.runs.value;
  return (
    <header class="presenter-head">
      <h1>{content.title}</h1>
      <fieldset class="presenter-clock" aria-label="Time">
        <span class="clock-spent" role="timer" aria-label="Spent">
          {toClockText(spent)}
        </span>
        <span class="clock-planned">of {toClockText(planned)}</span>
        <button type="button" aria-pressed={runs} onClick={() => (runs ? clock.pause() : clock.start())}>
          {runs ? "Pause the time" : spent > 0 ? "Go on" : "Start the time"}
        </button>
        {spent > 0 && !runs && (
          <button type="button" onClick={() => clock.reset({}, false)}>
            Back to 0:00
          </button>
        )}
      </fieldset>
    </header>
  );
}
