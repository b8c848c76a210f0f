import { stepFrom } from "../../trace/timeline/read-timeline.ts";
import type { TimelineState } from "../../trace/timeline/timeline-state.ts";

const far = 10;

/** Where a key leads: a moment, `newest`, or null for a key that means nothing here. */
export function momentAfterKey(
  { key, shiftKey }: Pick<KeyboardEvent, "key" | "shiftKey">,
  shownMs: number,
  newestMs: number,
  state: TimelineState,
): number | "newest" | null {
  if (key === "Home") return 0;
  if (key === "End") return "newest";
  const direction = directionOf(key);
  if (direction === null) return null;
  const steps = shiftKey || key.startsWith("Page") ? far : 1;
  let atMs = shownMs;
  for (let step = 0; step < steps; step += 1) atMs = stepFrom(state, atMs, direction);
  return atMs >= newestMs ? "newest" : atMs;
}

function directionOf(key: string): 1 | -1 | null {
  if (key === "ArrowRight" || key === "ArrowUp" || key === "PageUp") return 1;
  if (key === "ArrowLeft" || key === "ArrowDown" || key === "PageDown") return -1;
  return null;
}
