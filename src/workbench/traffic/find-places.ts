import type { Holder, LaneSnapshot, PoolSnapshot, TurnedAway, WaiterSnapshot } from "../../trace/pool-snapshot.ts";
import type { TabSnapshot } from "../../trace/traffic-snapshot.ts";

/** Where a tab stands in the pools: in their lanes, on their decks, or turned away by one. */
export interface Place {
  readonly lanes: readonly PlacedLane[];
  readonly waiter: WaiterSnapshot | null;
  /** The newest refusal. */
  readonly turnedAway: TurnedAway | null;
  /** What a connection of the tab's holds, or waits for, that it had before it was opened again. */
  readonly old: { readonly lanes: readonly PlacedLane[]; readonly waiter: WaiterSnapshot | null };
}

/** A lane that can be opened. */
export interface PlacedLane {
  readonly processId: number;
  readonly poolId: number;
  readonly lane: LaneSnapshot;
}

/** All that pools tell of one label: of a tab, whichever of its connections it was. */
interface Finding {
  readonly lanes: (PlacedLane & { readonly holder: Holder })[];
  readonly waiters: { readonly processId: number; readonly waiter: WaiterSnapshot }[];
  turnedAway: TurnedAway | null;
}

/** By the label that pool and traffic have in common: a socket's holder is called as its tab is, `tab 31`. */
export type Findings = ReadonlyMap<string, Finding>;

export function findPlaces(pools: readonly PoolSnapshot[]): Findings {
  const places = new Map<string, Finding>();
  const at = (label: string): Finding => {
    const before = places.get(label);
    if (before) return before;
    const place: Finding = { lanes: [], waiters: [], turnedAway: null };
    places.set(label, place);
    return place;
  };
  for (const { processId, poolId, lanes, deck, turnedAway } of pools) {
    for (const lane of lanes) {
      const { holder } = lane;
      if (holder) at(holder.label).lanes.push({ processId, poolId, lane, holder });
    }
    for (const waiter of deck) at(waiter.holder.label).waiters.push({ processId, waiter });
    for (const refusal of turnedAway) at(refusal.holder.label).turnedAway ??= refusal;
  }
  return places;
}

export function placeOf(places: Findings, tab: TabSnapshot): Place {
  const found = places.get(`tab ${tab.tab}`);
  if (!found) return nowhere;
  const isOld = (processId: number, { scopeId }: Holder) => processId !== tab.processId || scopeId !== tab.scopeId;
  const lanesOf = (old: boolean) => found.lanes.filter(({ processId, holder }) => isOld(processId, holder) === old);
  const waiterOf = (old: boolean) =>
    found.waiters.find(({ processId, waiter }) => isOld(processId, waiter.holder) === old)?.waiter ?? null;
  return {
    lanes: lanesOf(false),
    waiter: waiterOf(false),
    turnedAway: found.turnedAway,
    old: { lanes: lanesOf(true), waiter: waiterOf(true) },
  };
}

const nowhere: Place = { lanes: [], waiter: null, turnedAway: null, old: { lanes: [], waiter: null } };

/** Whether a tab's wait in a pool's line ended in a time-out, and its socket after it. */
export const hasTimedOut = (tab: TabSnapshot, { turnedAway }: Place): boolean =>
  tab.close !== null &&
  tab.close.by === "server" &&
  turnedAway?.reason === "timed-out" &&
  turnedAway.atMs >= tab.openedAtMs;
