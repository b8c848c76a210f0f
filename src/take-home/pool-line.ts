import type { PoolSnapshot } from "../trace/pool-snapshot.ts";

/** What is worth saying of the pools, as one line; equal lines say the same. */
export function toPoolLine(pools: readonly PoolSnapshot[]): string {
  return pools.map((pool) => (pools.length > 1 ? `pool ${pool.poolId}: ` : "") + describe(pool)).join("; ");
}

function describe({ inUse, max, waiting, timedOut, lanes }: PoolSnapshot): string {
  const leaked = lanes.filter((lane) => lane.state === "leaked");
  const places = new Set(leaked.flatMap(({ site }) => (site ? [`${site.file}:${site.line}`] : [])));
  const parts = [
    `${inUse} of ${max} in use`,
    ...(waiting > 0 ? [`${waiting} waiting`] : []),
    ...(timedOut > 0 ? [`${timedOut} timed out`] : []),
    ...(leaked.length > 0
      ? [`${leaked.length} leaked${places.size > 0 ? `, taken at ${[...places].join(", ")}` : ""}`]
      : []),
  ];
  return parts.join(", ");
}
