import { useCallback } from "preact/hooks";
import type { OpenLesson } from "../lesson/open-lesson.ts";
import type { PoolSnapshot } from "../trace/pool-snapshot.ts";
import { CompactGauge } from "./gauge/CompactGauge.tsx";
import { pressOnBoard } from "./press-on-board.ts";

/**
 * The busiest pool in small, over a column too low to keep its whole board in view.
 *
 * For the eye and the mouse alone: the board tells it aloud, and keys reach its lanes there.
 */
export function PinnedPool({ lesson }: { readonly lesson: OpenLesson }) {
  const press = useCallback(
    (pool: PoolSnapshot, lane: number) => pressOnBoard(lesson.pools.value, pool, lane),
    [lesson],
  );
  if (lesson.pools.value.length === 0) return null;
  return (
    // What is hidden from screen readers must not take the focus.
    <div class="pinned-pool" aria-hidden="true" onMouseDown={(event) => event.preventDefault()}>
      <CompactGauge place="desk" pools={lesson.pools.value} moment={lesson.moment.value} onPress={press} />
    </div>
  );
}
