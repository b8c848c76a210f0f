import type { PoolSnapshot } from "../trace/pool-snapshot.ts";
import { Numbers } from "./gauge/Numbers.tsx";

/** The first pool's numbers over a column too low to keep its whole board in view. The gauge tells them aloud. */
export function PinnedNumbers({ pools }: { readonly pools: readonly PoolSnapshot[] }) {
  const [pool] = pools;
  if (!pool) return null;
  return (
    <div class="pinned-numbers" aria-hidden="true">
      <Numbers pool={pool} />
    </div>
  );
}
