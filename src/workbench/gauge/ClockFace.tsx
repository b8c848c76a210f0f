import { clockShare, slicePath } from "./geometry.ts";

interface ClockFaceProps {
  readonly leftMs: number | null;
  readonly timeoutMs: number;
}

const movesLess = (): boolean =>
  typeof matchMedia === "function" && matchMedia("(prefers-reduced-motion: reduce)").matches;

/** The share of its time-out that a waiter has left; by whole seconds for whoever asked for less motion. */
export function ClockFace({ leftMs: exactMs, timeoutMs }: ClockFaceProps) {
  const leftMs = exactMs !== null && movesLess() ? Math.ceil(exactMs / 1000) * 1000 : exactMs;
  return (
    <svg class="clock-face" viewBox="0 0 18 18" aria-hidden="true">
      <circle cx="9" cy="9" r="7.6" class="clock-rim" />
      <path d={slicePath(clockShare(leftMs, timeoutMs), 9, 7.6)} class="clock-left" />
    </svg>
  );
}
