import type { RefObject } from "preact";
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { whenPainted } from "../../lesson/when-painted.ts";
import type { PoolSnapshot } from "../../trace/pool-snapshot.ts";
import { createDrawingPace } from "./drawing-pace.ts";
import { createTurnQueue, type DrawingTurns } from "./drawing-turns.ts";
import { useSight } from "./use-sight.ts";

type Pools = readonly PoolSnapshot[];

interface DrawnPools {
  readonly pools: Pools;
  readonly turns: DrawingTurns;
}

/** Scrolled away, the gauge is still read: by a screen reader's table, by whoever searches the page. */
const apartGapMs = 1_000;

/**
 * The pools to draw now: the newest ones, as often as the drawing pace allows, once a second where the gauge is scrolled
 * away, never on a hidden page; what comes back into sight shows the newest state at once. While changes come fast its
 * element carries the class `jumping`. Its parts draw in the frames that `turns` gives them.
 */
export function useDrawnPools(newestPools: Pools, region: RefObject<HTMLElement>): DrawnPools {
  const sight = useSight(region);
  const [pace] = useState(createDrawingPace);
  const [queue] = useState(() => createTurnQueue(pace.spent));
  const [drawn, setDrawn] = useState({ pools: newestPools, jumping: false });
  const newest = useRef(newestPools);
  const next = useRef<{ timer?: number; frame?: number; apart?: boolean }>({});

  useLayoutEffect(() => {
    newest.current = newestPools;
    if (sight === "hidden" || newestPools === drawn.pools) return;
    if (sight === "seen" && next.current.apart) {
      window.clearTimeout(next.current.timer);
      next.current = {};
    }
    const { timer, frame } = next.current;
    const waitMs = Math.max(pace.waitMs(performance.now()), sight === "apart" ? apartGapMs : 0);
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
    else next.current = { timer: window.setTimeout(inFrame, waitMs), apart: sight === "apart" };
  }, [newestPools, sight, drawn, pace, region]);

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
