import { clockShare, slicePath } from "./geometry.ts";

interface ClockFaceProps {
  readonly leftMs: number | null;
  readonly timeoutMs: number;
}

/** Asked once, for all clock faces of all drawings; it is up to date whenever it is read. */
const reducedMotion = typeof matchMedia === "function" ? matchMedia("(prefers-reduced-motion: reduce)") : null;

/** The share of its time-out that a waiter has left; by whole seconds for whoever asked for less motion. */
export function ClockFace({ leftMs: exactMs, timeoutMs }: ClockFaceProps) {
  const leftMs = exactMs !== null && reducedMotion?.matches ? Math.ceil(exactMs / 1000) * 1000 : exactMs;
  return (
    <svg class="clock-face" viewBox="0 0 18 18" aria-hidden="true">
      <circle cx="9" cy="9" r="7.6" class="clock-rim" />
      <path d={slicePath(clockShare(leftMs, timeoutMs), 9, 7.6)} class="clock-left" />
    </svg>
  );
}
