import type { OpenFile } from "../../lesson/open-lesson.ts";

const usualLanes = 10;
const mostLanes = 40;

/**
 * How many lanes the pool of these files is likely to have, read from the first `max:` in them. Only room on the page
 * depends on it; where it is wrong the gauge changes its height once, when the pool appears.
 */
export function expectLanes(files: readonly Pick<OpenFile, "source">[]): number {
  for (const { source } of files) {
    const max = /\bmax:\s*(\d{1,4})\b/.exec(source)?.[1];
    if (max !== undefined) return Math.min(mostLanes, Math.max(1, Number(max)));
  }
  return usualLanes;
}
