import type { RefObject } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { PoolSnapshot } from "../../trace/pool-snapshot.ts";
import { createDrawingPace } from "./drawing-pace.ts";
import { useSeen } from "./use-seen.ts";

type Pools = readonly PoolSnapshot[];

/**
 * The pools to draw now: the newest ones, as often as the drawing pace allows. Out of sight nothing is drawn; when the
 * gauge comes back it shows the newest state. While changes come fast its element carries the class `jumping`.
 */
export function useDrawnPools(pools: Pools, region: RefObject<HTMLElement>): Pools {
  const seen = useSeen(region);
  const [pace] = useState(createDrawingPace);
  const [drawn, setDrawn] = useState(pools);
  const newest = useRef(pools);
  const queue = useRef<{ timer?: number; frame?: number }>({});
  const startedAtMs = useRef<number | null>(null);

  useLayoutEffect(() => {
    newest.current = pools;
    if (!seen || pools === drawn) return;
    const { timer, frame } = queue.current;
    const waitMs = pace.waitMs(performance.now());
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
    else queue.current = { timer: window.setTimeout(inFrame, waitMs) };
  }, [pools, seen, drawn, pace, region]);

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
