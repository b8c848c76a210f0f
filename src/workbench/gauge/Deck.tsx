import type { PoolSnapshot, TurnedAway, WaiterSnapshot } from "../../trace/pool-snapshot.ts";
import { fitHolder } from "../words/shorten.ts";
import { minutesSeconds, secondsLeft } from "../words/time-words.ts";
import { ClockFace } from "./ClockFace.tsx";
import { Crowd } from "./Crowd.tsx";
import { MarkIcon } from "./StateMark.tsx";

const namedWaiters = 3;

interface DeckProps {
  readonly pool: PoolSnapshot;
  readonly shape: "side" | "strip";
  /** As high as the pool beside it, so that nothing moves when the line grows. */
  readonly height?: number;
}

/** Who waits for a lane, next in line first, and who was sent away. */
export function Deck({ pool, shape, height }: DeckProps) {
  const rest = pool.waiting - namedWaiters;
  const gone = pool.turnedAway.length;
  const shownGone = shape === "strip" ? 1 : height !== undefined && height < 190 ? 1 : 2;
  return (
    <section
      class={`deck deck-${shape}`}
      aria-label="Deck"
      style={height === undefined ? {} : { height: `${height}px` }}
    >
      <p class="deck-heading">
        <b>Deck</b>
        <b>{pool.waiting} waiting</b>
      </p>
      {pool.deck.length === 0 ? (
        <p class="deck-none">Nobody waits.</p>
      ) : (
        <>
          <p class="deck-next">next in line</p>
          <ol class="waiters">
            {pool.deck.slice(0, namedWaiters).map((waiter) => (
              <Waiter key={waiter.leaseId} waiter={waiter} />
            ))}
          </ol>
        </>
      )}
      {rest > 0 && (
        <Crowd
          count={rest}
          terse={shape === "strip"}
          rows={shape === "side" ? Math.max(2, Math.floor(((height ?? 240) - 208) / 10)) : 4}
        />
      )}
      {gone > 0 && (
        <div class="turned-away">
          <p class="deck-heading">
            <b>Turned away</b>
            <b>{gone}</b>
          </p>
          <ul>
            {pool.turnedAway.slice(0, shownGone).map((entry) => (
              <Gone key={entry.leaseId} entry={entry} />
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}

function Waiter({ waiter }: { readonly waiter: WaiterSnapshot }) {
  return (
    <li class="waiter" title={waiter.holder.label}>
      <svg class="waiter-figure" viewBox="-7 -10 14 20" aria-hidden="true">
        <ellipse rx="5" ry="8.6" class="body" />
        <circle r="4" cx="1.4" class="cap" />
      </svg>
      <span class="waiter-who">{fitHolder(waiter.holder.label, 66, 13)}</span>
      <ClockFace leftMs={waiter.leftMs} timeoutMs={waiter.timeoutMs} />
      <span class="waiter-left">{waiter.leftMs === null ? "for ever" : secondsLeft(waiter.leftMs)}</span>
    </li>
  );
}

function Gone({ entry }: { readonly entry: TurnedAway }) {
  return (
    <li class="waiter gone" title={entry.error.message}>
      <MarkIcon kind="turned-away" />
      <span class="waiter-who">{fitHolder(entry.holder.label, 60, 13)}</span>
      <span class="waiter-left">at {minutesSeconds(entry.atMs)}</span>
    </li>
  );
}
