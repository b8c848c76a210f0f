import { clockShare, slicePath } from "./geometry.ts";

interface ClockFaceProps {
  readonly leftMs: number | null;
  readonly timeoutMs: number;
}

/** The share of its time-out that a waiter has left. */
export function ClockFace({ leftMs, timeoutMs }: ClockFaceProps) {
  return (
    <svg class="clock-face" viewBox="0 0 18 18" aria-hidden="true">
      <circle cx="9" cy="9" r="7.6" class="clock-rim" />
      <path d={slicePath(clockShare(leftMs, timeoutMs), 9, 7.6)} class="clock-left" />
    </svg>
  );
}
