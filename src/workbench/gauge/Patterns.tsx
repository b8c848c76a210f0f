import type { LaneFrame } from "./lane-frame.ts";

/** Ripples of water that somebody moves, and the hatching of water that nobody can use. */
export function Patterns({ id, frame }: { readonly id: string; readonly frame: LaneFrame }) {
  const { laneHeight, figureScale } = frame;
  const length = Math.round(56 * figureScale);
  const wave = `q${6 * figureScale}-3 ${12 * figureScale} 0t${12 * figureScale} 0`;
  return (
    <defs>
      <pattern id={`${id}-ripple`} width={length} height={laneHeight} patternUnits="userSpaceOnUse">
        <path d={`M2 ${laneHeight * 0.27}${wave}M${length / 2} ${laneHeight * 0.8}${wave}`} class="ripple" />
      </pattern>
      <pattern id={`${id}-hatch`} width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <path d="M0 0V7" class="hatch" />
      </pattern>
    </defs>
  );
}
