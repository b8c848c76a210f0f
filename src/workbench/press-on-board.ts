import type { PoolSnapshot } from "../trace/pool-snapshot.ts";

/** Presses a lane where the board draws it, so that focus and arrow keys go on from there; the page stays where it is. */
export function pressOnBoard(pools: readonly PoolSnapshot[], pool: PoolSnapshot, lane: number): void {
  const index = pools.findIndex(({ processId, poolId }) => processId === pool.processId && poolId === pool.poolId);
  const gauge = document.querySelectorAll(".board .gauge")[index];
  const drawn = gauge?.querySelector<HTMLElement | SVGElement>(`[data-lane="${lane}"]`);
  drawn?.focus({ preventScroll: true });
  drawn?.dispatchEvent(new MouseEvent("click", { bubbles: true }));
}
