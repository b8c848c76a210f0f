import type { PoolSnapshot } from "../trace/pool-snapshot.ts";
import { Numbers } from "./gauge/Numbers.tsx";
import { busiestOf, busiestWords } from "./gauge/name-pools.ts";

/** The busiest pool's numbers over a column too low to keep its whole board in view. The gauge tells them aloud. */
export function PinnedNumbers({ pools }: { readonly pools: readonly PoolSnapshot[] }) {
  const pool = busiestOf(pools);
  if (!pool) return null;
  return (
    <div class="pinned-numbers" aria-hidden="true">
      {pools.length > 1 && <p>{busiestWords(pool, pools)}</p>}
      <Numbers pool={pool} />
    </div>
  );
}
