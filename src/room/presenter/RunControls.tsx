import type { PresenterDesk } from "./presenter-desk.ts";
import { togglePause } from "./toggles.ts";

const rates = [1, 10, 60] as const;

/** The server, its clock and its traffic. */
export function RunControls({ desk }: { readonly desk: PresenterDesk }) {
  const { value: state } = desk.state;
  const pace = state?.pace;
  return (
    <section class="control-group" aria-label="Run">
      <h3>Run</h3>
      <div class="control-row">
        <button type="button" class="primary" onClick={() => desk.do({ kind: "run" })}>
          Run <kbd>R</kbd>
        </button>
        <button type="button" onClick={() => desk.do({ kind: "stop" })}>
          Stop <kbd>X</kbd>
        </button>
        <button type="button" onClick={() => desk.do({ kind: "check" })}>
          Check <kbd>K</kbd>
        </button>
      </div>
      <fieldset class="control-row" aria-label="Clock">
        <button type="button" aria-pressed={pace?.kind === "paused"} onClick={() => togglePause(desk)}>
          Pause <kbd>P</kbd>
        </button>
        <button type="button" onClick={() => desk.do({ kind: "step" })}>
          Step <kbd>N</kbd>
        </button>
        {rates.map((rate) => (
          <button
            key={rate}
            type="button"
            aria-pressed={pace?.kind === "live" && pace.rate === rate}
            onClick={() => desk.do({ kind: "set-pace", pace: { kind: "live", rate } })}
          >
            ×{rate}
          </button>
        ))}
      </fieldset>
      {state && state.scenarios.length > 0 && (
        <fieldset class="control-row" aria-label="Scenarios">
          {state.scenarios.map(({ id, title }) => (
            <button key={id} type="button" onClick={() => desk.do({ kind: "play", scenarioId: id })}>
              ▶ {title}
            </button>
          ))}
        </fieldset>
      )}
      {state && state.trafficLabels.length > 0 && (
        <fieldset class="control-row" aria-label="Traffic">
          {state.trafficLabels.map((label) => (
            <button key={label} type="button" onClick={() => desk.do({ kind: "traffic", label })}>
              {label}
            </button>
          ))}
        </fieldset>
      )}
    </section>
  );
}
