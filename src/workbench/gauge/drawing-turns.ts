import { createContext } from "preact";
import { whenPainted } from "../../lesson/when-painted.ts";

/** How the parts of a gauge share the frames. */
export interface DrawingTurns {
  /** True while changes come too fast for transitions, or drawing them is too dear. */
  readonly jumping: boolean;
  /** Calls `draw` in a frame that no other part draws in; returns how to take that back. */
  take(draw: () => void): () => void;
}

/** Everything at once, for pictures that stand still. */
const inStep: DrawingTurns = {
  jumping: false,
  take(draw) {
    draw();
    return () => undefined;
  },
};

export const DrawingTurnsContext = createContext<DrawingTurns>(inStep);

/** One part a frame, in the order in which they asked. `drew` is told what each frame cost, milliseconds. */
export function createTurnQueue(drew: (costMs: number) => void): Pick<DrawingTurns, "take"> {
  const waiting = new Set<() => void>();
  let isDue = false;

  function drawNext() {
    const [draw] = waiting;
    isDue = waiting.size > 1;
    if (isDue) requestAnimationFrame(drawNext);
    if (!draw) return;
    waiting.delete(draw);
    whenPainted(performance.now(), drew);
    draw();
  }

  return {
    take(draw) {
      waiting.add(draw);
      if (!isDue) requestAnimationFrame(drawNext);
      isDue = true;
      return () => waiting.delete(draw);
    },
  };
}
