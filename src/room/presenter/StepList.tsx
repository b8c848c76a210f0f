import type { PresenterDesk } from "./presenter-desk.ts";
import { toClockText } from "./spent-time.ts";

/** The plan: each step with the time it was given and the time it took. */
export function StepList({ desk }: { readonly desk: PresenterDesk }) {
  const { steps, stepIndex, clock } = desk;
  return (
    <nav class="step-list" aria-label="Steps">
      <h2>Steps</h2>
      <ol>
        {steps.map(({ id, title, seconds }, index) => {
          const spent = (clock.spent.value[id] ?? 0) / 1_000;
          return (
            <li key={id}>
              <button
                type="button"
                aria-current={index === stepIndex.value ? "step" : undefined}
                onClick={() => desk.goToStep(index)}
              >
                <span class="step-number">{index + 1}</span>
                <span class="step-title">{title}</span>
                <span class={spent > seconds ? "step-time step-over" : "step-time"}>
                  {spent > 0 && `${toClockText(spent)} of `}
                  {toClockText(seconds)}
                  {spent > seconds && <span class="visually-hidden"> over</span>}
                </span>
              </button>
            </li>
          );
        })}
      </ol>
      <label class="follows">
        <input
          type="checkbox"
          checked={desk.pageFollows.value}
          onChange={(event) => desk.setPageFollows(event.currentTarget.checked)}
        />
        The projected text follows the steps
      </label>
    </nav>
  );
}
