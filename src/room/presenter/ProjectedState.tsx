import type { PresenterDesk } from "./presenter-desk.ts";
import { paceWords, serverWords, verdictWords } from "./words.ts";

/** The projected page in numbers, so that nobody has to turn round. */
export function ProjectedState({ desk }: { readonly desk: PresenterDesk }) {
  const { value: state } = desk.state;
  if (!state) return null;
  const playing = state.scenarios.find(({ id }) => id === state.playing);
  return (
    <section class="projected" aria-label="State of the projected page">
      <dl>
        <div>
          <dt>Server</dt>
          <dd>{serverWords(state.server)}</dd>
        </div>
        <div>
          <dt>Clock</dt>
          <dd>
            {(state.atMs / 1_000).toFixed(1)} s, {paceWords(state.pace)}
          </dd>
        </div>
        {state.pool && (
          <div>
            <dt>Pool</dt>
            <dd>
              {state.pool.inUse} of {state.pool.max} in use, {state.pool.waiting} waiting
            </dd>
          </div>
        )}
        {playing && (
          <div>
            <dt>Plays</dt>
            <dd>{playing.title}</dd>
          </div>
        )}
      </dl>
      {state.trouble && <p class="line-trouble">{state.trouble}</p>}
      {state.checks.some(({ verdict }) => verdict !== "not-run") && (
        <ul class="projected-checks" aria-label="Checks">
          {state.checks.map(({ title, verdict }) => {
            const [mark, word] = verdictWords[verdict];
            return (
              <li key={title} data-verdict={verdict}>
                <span aria-hidden="true">{mark}</span> {title}: {word}
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}
