import type { ComponentChildren } from "preact";
import type { PoolSnapshot } from "../../trace/pool-snapshot.ts";
import { minutesSeconds } from "../words/time-words.ts";

/** The numbers that always stand beside the picture. */
export function Numbers({ pool }: { readonly pool: PoolSnapshot }) {
  const leaked = pool.lanes.some((lane) => lane.state === "leaked");
  const share = pool.max > 0 ? Math.min(100, (pool.inUse / pool.max) * 100) : 0;
  return (
    <dl class="numbers">
      <Figure name="in use" tone="level">
        {/* Read and searched as "10 of 10", seen as "10 / 10". */}
        <span class="level" style={{ "--share": `${share}%` }}>
          {pool.inUse} <span class="visually-hidden">of </span>
          <span aria-hidden="true" class="slash" />
          {pool.max}
        </span>
      </Figure>
      <Figure name="idle">{pool.idle}</Figure>
      <Figure name="waiting" tone={pool.waiting > 0 ? "hold" : "plain"}>
        {pool.waiting}
      </Figure>
      <Figure name="timed out" tone={pool.timedOut > 0 ? "bad" : "plain"}>
        {pool.timedOut}
      </Figure>
      <Figure name="oldest lease" tone={leaked ? "bad" : "plain"}>
        {pool.oldestLeaseMs === null ? "–" : minutesSeconds(pool.oldestLeaseMs)}
      </Figure>
      <Figure name="opened">{pool.openedTotal}</Figure>
    </dl>
  );
}

interface FigureProps {
  readonly name: string;
  readonly tone?: "plain" | "hold" | "bad" | "level";
  readonly children: ComponentChildren;
}

function Figure({ name, tone = "plain", children }: FigureProps) {
  return (
    <div class={`number number-${tone}`}>
      <dt>{`${name} `}</dt>
      <dd>{children}</dd>
    </div>
  );
}
