import type { RefObject } from "preact";
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Moment } from "../../lesson/open-lesson.ts";
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

/** Whoever goes to another moment waits for its picture no longer, however dear it is. */
const askedGapMs = 100;

/**
 * The pools to draw now: the newest ones, as often as the drawing pace allows, once a second where the gauge is scrolled
 * away, never on a hidden page; what comes back into sight shows the newest state at once, and so does another moment
 * that somebody goes to. While changes come fast its element carries the class `jumping`. Its parts draw in the frames
 * that `turns` gives them.
 *
 * @param moment the one on show, a new object for each that is asked for
 */
export function useDrawnPools(newestPools: Pools, region: RefObject<HTMLElement>, moment?: Moment): DrawnPools {
  const sight = useSight(region);
  const [pace] = useState(createDrawingPace);
  const [queue] = useState(() => createTurnQueue(pace.spent));
  const [drawn, setDrawn] = useState({ pools: newestPools, jumping: false });
  const newest = useRef(newestPools);
  const next = useRef<{ timer?: number; frame?: number; apart?: boolean }>({});
  const asked = useRef({ moment, drawn: moment });

  useLayoutEffect(() => {
    newest.current = newestPools;
    asked.current.moment = moment;
    if (sight === "hidden" || newestPools === drawn.pools) return;
    const isAsked = sight === "seen" && moment !== asked.current.drawn;
    if (next.current.timer !== undefined && (isAsked || (sight === "seen" && next.current.apart))) {
      window.clearTimeout(next.current.timer);
      next.current = {};
    }
    const { timer, frame } = next.current;
    const pacedMs = pace.waitMs(performance.now(), isAsked ? askedGapMs : undefined);
    const waitMs = Math.max(pacedMs, sight === "apart" ? apartGapMs : 0);
    if (timer !== undefined || frame !== undefined) return;
    const draw = () => {
      next.current = {};
      asked.current.drawn = asked.current.moment;
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
  }, [newestPools, sight, drawn, pace, region, moment]);

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
