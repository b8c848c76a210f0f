import type { RefObject } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { PoolSnapshot } from "../../trace/pool-snapshot.ts";
import { createDrawingPace } from "./drawing-pace.ts";
import { useSight } from "./use-sight.ts";

type Pools = readonly PoolSnapshot[];

/** Scrolled away, the gauge is still read: by a screen reader's table, by whoever searches the page. */
const apartGapMs = 1_000;

/**
 * The pools to draw now: the newest ones, as often as the drawing pace allows, once a second where the gauge is scrolled
 * away, never on a hidden page; what comes back into sight shows the newest state at once. While changes come fast its
 * element carries the class `jumping`.
 */
export function useDrawnPools(pools: Pools, region: RefObject<HTMLElement>): Pools {
  const sight = useSight(region);
  const [pace] = useState(createDrawingPace);
  const [drawn, setDrawn] = useState(pools);
  const newest = useRef(pools);
  const queue = useRef<{ timer?: number; frame?: number; apart?: boolean }>({});
  const startedAtMs = useRef<number | null>(null);

  useLayoutEffect(() => {
    newest.current = pools;
    if (sight === "hidden" || pools === drawn) return;
    if (sight === "seen" && queue.current.apart) {
      window.clearTimeout(queue.current.timer);
      queue.current = {};
    }
    const { timer, frame } = queue.current;
    const waitMs = Math.max(pace.waitMs(performance.now()), sight === "apart" ? apartGapMs : 0);
    if (timer !== undefined || frame !== undefined) return;
    // Within a frame's own callback, so that the message below comes when that frame is painted.
    const inFrame = () => {
      queue.current = {
        frame: requestAnimationFrame(() => {
          queue.current = {};
          startedAtMs.current = performance.now();
          region.current?.classList.toggle("jumping", pace.jumping);
          setDrawn(newest.current);
        }),
      };
    };
    if (waitMs === 0) inFrame();
    else queue.current = { timer: window.setTimeout(inFrame, waitMs), apart: sight === "apart" };
  }, [pools, sight, drawn, pace, region]);

  useLayoutEffect(() => {
    const startedAt = startedAtMs.current;
    if (startedAt === null) return;
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      pace.drew(startedAt, performance.now() - startedAt);
      port1.close();
    };
    port2.postMessage(null);
  }, [drawn, pace]);

  useEffect(
    () => () => {
      const { timer, frame } = queue.current;
      if (timer !== undefined) window.clearTimeout(timer);
      if (frame !== undefined) cancelAnimationFrame(frame);
    },
    [],
  );
  return drawn;
}
