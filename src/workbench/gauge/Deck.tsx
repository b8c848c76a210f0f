import type { PoolSnapshot, TurnedAway, WaiterSnapshot } from "../../trace/pool-snapshot.ts";
import { fitHolder } from "../words/shorten.ts";
import { minutesSeconds, secondsLeft } from "../words/time-words.ts";
import { ClockFace } from "./ClockFace.tsx";
import { Crowd } from "./Crowd.tsx";
import { deckRoom } from "./deck-room.ts";
import { MarkIcon } from "./StateMark.tsx";

const namedWaiters = 3;

interface DeckProps {
  readonly pool: PoolSnapshot;
  /** Beside the pool; a strip beneath it; one line of a strip. */
  readonly shape: "side" | "strip" | "line";
  readonly stage?: number;
  /** As high as the pool beside it, so that nothing moves when the line grows. */
  readonly height?: number;
}

/** Who waits for a lane, next in line first, and who was sent away. */
export function Deck({ pool, shape, stage = 0, height = 0 }: DeckProps) {
  const named = shape === "line" ? 2 : namedWaiters;
  const rest = pool.waiting - named;
  const gone = pool.turnedAway.length;
  const room = shape === "side" ? deckRoom(height, stage) : { crowdRows: 4, gone: 1 };
  return (
    <section class={`deck deck-${shape}`} aria-label="Deck" style={height === 0 ? {} : { height: `${height}px` }}>
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
            {pool.deck.slice(0, named).map((waiter, place) => (
              // Under a flood each drawing has others in these places: their elements are kept.
              <Waiter key={place} waiter={waiter} stage={stage} />
            ))}
          </ol>
        </>
      )}
      {rest > 0 &&
        (shape === "line" ? (
          <p class="deck-rest">{`+${rest}`}</p>
        ) : (
          <Crowd count={rest} terse={shape === "strip"} rows={room.crowdRows} />
        ))}
      {gone > 0 && (
        <div class="turned-away">
          <p class="deck-heading">
            <b>Turned away</b>
            <b>{countGone(pool)}</b>
          </p>
          <ul>
            {pool.turnedAway.slice(0, room.gone).map((entry) => (
              <Gone key={entry.leaseId} entry={entry} stage={stage} />
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}

/** Only the newest are kept one by one; the number of those timed out is always whole. */
const countGone = (pool: PoolSnapshot): number => Math.max(pool.timedOut, pool.turnedAway.length);

interface WaiterProps {
  readonly waiter: WaiterSnapshot;
  readonly stage: number;
}

function Waiter({ waiter, stage }: WaiterProps) {
  const [room, fontSize] = stage ? [104 * stage, 22 * stage] : [66, 13];
  return (
    <li class="waiter" title={waiter.holder.label}>
      <svg class="waiter-figure" viewBox="-7 -10 14 20" aria-hidden="true">
        <ellipse rx="5" ry="8.6" class="body" />
        <circle r="4" cx="1.4" class="cap" />
      </svg>
      <span class="waiter-who">{fitHolder(waiter.holder.label, room, fontSize)}</span>
      <ClockFace leftMs={waiter.leftMs} timeoutMs={waiter.timeoutMs} />
      <span class="waiter-left">{waiter.leftMs === null ? "for ever" : secondsLeft(waiter.leftMs)}</span>
    </li>
  );
}

interface GoneProps {
  readonly entry: TurnedAway;
  readonly stage: number;
}

function Gone({ entry, stage }: GoneProps) {
  const [room, fontSize] = stage ? [110 * stage, 22 * stage] : [60, 13];
  return (
    <li class="waiter gone" title={entry.error.message}>
      <MarkIcon kind="turned-away" />
      <span class="waiter-who">{fitHolder(entry.holder.label, room, fontSize)}</span>
      <span class="waiter-left">at {minutesSeconds(entry.atMs)}</span>
    </li>
  );
}
