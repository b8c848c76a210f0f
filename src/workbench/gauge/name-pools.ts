import type { PoolSnapshot } from "../../trace/pool-snapshot.ts";

/** Lanes drawn in all; a server that makes a pool for each request makes far more. */
const mostLanes = 400;

/** How many of the pools there is room for; the first one always. */
export function countDrawn(pools: readonly PoolSnapshot[]): number {
  let lanes = 0;
  const beyond = pools.findIndex((pool, index) => {
    lanes += pool.lanes.length;
    return index > 0 && lanes > mostLanes;
  });
  return beyond === -1 ? pools.length : beyond;
}

/** Of several pools the one with the longest line, or the fullest. */
export const busiestOf = (pools: readonly PoolSnapshot[]): PoolSnapshot | undefined =>
  pools.toSorted((a, b) => b.waiting - a.waiting || b.inUse - a.inUse)[0];

/** Which of several pools is shown where there is room for one. */
export const busiestWords = (pool: PoolSnapshot, pools: readonly PoolSnapshot[]): string =>
  `${titleOf(pool, pools)}, the busiest of ${pools.length}`;

/** What one of several pools is called: by its place, and by its server where there are several. */
export function titleOf(pool: PoolSnapshot, pools: readonly PoolSnapshot[]): string {
  const server = pools.some((other) => other.processId !== pool.processId) ? ` of server ${pool.processId + 1}` : "";
  const ended = pool.processEnded ? ", which has ended" : "";
  return `Pool ${pools.filter((other) => other.processId === pool.processId).indexOf(pool) + 1}${server}${ended}`;
}
