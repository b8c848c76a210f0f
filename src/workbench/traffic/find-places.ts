import type { LaneSnapshot, PoolSnapshot, TurnedAway, WaiterSnapshot } from "../../trace/pool-snapshot.ts";
import type { TabSnapshot } from "../../trace/traffic-snapshot.ts";

/** Where a tab stands in the pools: in their lanes, on their decks, or turned away by one. */
export interface Place {
  readonly lanes: readonly PlacedLane[];
  readonly waiter: WaiterSnapshot | null;
  /** The newest refusal. */
  readonly turnedAway: TurnedAway | null;
}

/** A lane that can be opened. */
export interface PlacedLane {
  readonly processId: number;
  readonly poolId: number;
  readonly lane: LaneSnapshot;
}

interface Finding {
  readonly lanes: PlacedLane[];
  waiter: WaiterSnapshot | null;
  turnedAway: TurnedAway | null;
}

/** By the label that pool and traffic have in common: a socket's holder is called as its tab is, `tab 31`. */
export function findPlaces(pools: readonly PoolSnapshot[]): ReadonlyMap<string, Place> {
  const places = new Map<string, Finding>();
  const at = (label: string): Finding => {
    const before = places.get(label);
    if (before) return before;
    const place: Finding = { lanes: [], waiter: null, turnedAway: null };
    places.set(label, place);
    return place;
  };
  for (const { processId, poolId, lanes, deck, turnedAway } of pools) {
    for (const lane of lanes) if (lane.holder) at(lane.holder.label).lanes.push({ processId, poolId, lane });
    for (const waiter of deck) at(waiter.holder.label).waiter ??= waiter;
    for (const refusal of turnedAway) at(refusal.holder.label).turnedAway ??= refusal;
  }
  return places;
}

export const placeOf = (places: ReadonlyMap<string, Place>, tab: number): Place => places.get(`tab ${tab}`) ?? nowhere;

const nowhere: Place = { lanes: [], waiter: null, turnedAway: null };

/** Whether a tab's wait in a pool's line ended in a time-out, and its socket after it. */
export const hasTimedOut = (tab: TabSnapshot, { turnedAway }: Place): boolean =>
  tab.close !== null &&
  tab.close.by === "server" &&
  turnedAway?.reason === "timed-out" &&
  turnedAway.atMs >= tab.openedAtMs;
