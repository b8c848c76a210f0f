import type { OpenLesson } from "../../lesson/open-lesson.ts";
import { Deck } from "../gauge/Deck.tsx";
import { Numbers } from "../gauge/Numbers.tsx";
import { MarkIcon } from "../gauge/StateMark.tsx";

/** Three rows; a bigger pool is for the gauge itself. */
const mostCells = 30;

/** The first pool at a glance, above the text as well as the code. Lanes are pressed in the gauge itself. */
export function PinnedGauge({ lesson }: { readonly lesson: OpenLesson }) {
  const [pool] = lesson.pools.value;
  if (!pool) {
    return (
      <p class="pinned-empty">
        <span>
          Press <b>Run</b>: the pool appears here.
        </span>
      </p>
    );
  }
  return (
    <section class="pinned-gauge" aria-label="Pool at a glance">
      <Numbers pool={pool} />
      <div class="cells" aria-hidden="true" style={{ "--columns": Math.min(10, pool.lanes.length) }}>
        {pool.lanes.slice(0, mostCells).map(({ lane, state }) => (
          <span key={lane} class={`cell cell-${state}`}>
            <MarkIcon kind={state} />
          </span>
        ))}
      </div>
      <Deck pool={pool} shape="strip" />
    </section>
  );
}
