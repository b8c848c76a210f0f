import type { ActorCounts } from "../words/actor-words.ts";
import { countWords } from "../words/count-words.ts";

/** How many tabs stand where, with room kept for thousands. */
export function Counts({ counts }: { readonly counts: ActorCounts }) {
  const entries = [
    ["in lanes", counts.inLanes],
    ["waiting", counts.waiting],
    ["open", counts.open],
    ["asleep", counts.asleep],
    ["gone", counts.gone],
  ] as const;
  return (
    <dl class="actor-counts">
      {entries.map(([name, count]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{countWords(count)}</dd>
        </div>
      ))}
    </dl>
  );
}
