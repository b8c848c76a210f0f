import type { RefObject } from "preact";
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import type { PoolSnapshot } from "../../trace/pool-snapshot.ts";
import { createDrawingPace } from "./drawing-pace.ts";
import { createTurnQueue, type DrawingTurns, whenPainted } from "./drawing-turns.ts";
import { useSeen } from "./use-seen.ts";

type Pools = readonly PoolSnapshot[];

interface DrawnPools {
  readonly pools: Pools;
  readonly turns: DrawingTurns;
}

/**
 * The pools to draw now: the newest ones, as often as the drawing pace allows. Out of sight nothing is drawn; when the
 * gauge comes back it shows the newest state. While changes come fast its element carries the class `jumping`, and its
 * parts take turns.
 */
export function useDrawnPools(newestPools: Pools, region: RefObject<HTMLElement>): DrawnPools {
  const seen = useSeen(region);
  const [pace] = useState(createDrawingPace);
  const [queue] = useState(() => createTurnQueue(pace.spent));
  const [drawn, setDrawn] = useState({ pools: newestPools, jumping: false });
  const newest = useRef(newestPools);
  const next = useRef<{ timer?: number; frame?: number }>({});

  useLayoutEffect(() => {
    newest.current = newestPools;
    if (!seen || newestPools === drawn.pools) return;
    const { timer, frame } = next.current;
    const waitMs = pace.waitMs(performance.now());
    if (timer !== undefined || frame !== undefined) return;
    const draw = () => {
      next.current = {};
      const nowMs = performance.now();
      pace.began(nowMs);
      whenPainted(nowMs, pace.spent);
      region.current?.classList.toggle("jumping", pace.jumping);
      setDrawn({ pools: newest.current, jumping: pace.jumping });
    };
    const inFrame = () => {
      next.current = { frame: requestAnimationFrame(draw) };
    };
    if (waitMs === 0) inFrame();
    else next.current = { timer: window.setTimeout(inFrame, waitMs) };
  }, [newestPools, seen, drawn, pace, region]);

  useEffect(
    () => () => {
      const { timer, frame } = next.current;
      if (timer !== undefined) window.clearTimeout(timer);
      if (frame !== undefined) cancelAnimationFrame(frame);
    },
    [],
  );
  const { pools, jumping } = drawn;
  const turns = useMemo(() => ({ jumping, take: queue.take }), [jumping, queue]);
  return { pools, turns };
}
