import type { LaneFrame } from "./lane-frame.ts";

/** Lane ropes, their first metres red, between `lanes` lanes. */
export function Ropes({ lanes, frame }: { readonly lanes: number; readonly frame: LaneFrame }) {
  const { laneHeight, waterLeft, waterRight, zoneRight } = frame;
  const thickness = Math.min(4.5, Math.max(2, laneHeight * 0.09));
  const beads = `${(thickness * 2.2).toFixed(1)} ${(thickness * 0.9).toFixed(1)}`;
  const ys = Array.from({ length: lanes - 1 }, (_, index) => (index + 1) * laneHeight);
  const red = Math.round((zoneRight - waterLeft) * 0.2);
  const shared = { "stroke-width": thickness, "stroke-dasharray": beads };
  return (
    <g aria-hidden="true">
      <path d={ys.map((y) => `M${waterLeft} ${y}H${waterRight}`).join("")} class="rope" {...shared} />
      <path d={ys.map((y) => `M${waterLeft} ${y}h${red}`).join("")} class="rope-end" {...shared} />
    </g>
  );
}
