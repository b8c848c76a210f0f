import type { JSX } from "preact";
import type { LaneState } from "../../trace/pool-snapshot.ts";
import { pure } from "./pure.ts";

const torso = (
  <path
    d="M6.6 0C6.6 3.2 6 5.2 4.8 5.6 1.8 6.2-2 4.8-8.8 2.8-9.8 2.4-9.8-2.4-8.8-2.8-2-4.8 1.8-6.2 4.8-5.6 6-5.2 6.6-3.2 6.6 0Z"
    class="body"
  />
);
const cap = (x: number) => <circle cx={x} cy="0" r="4.3" class="cap" />;
const upright = <ellipse rx="5" ry="8.6" class="body" />;

/** A kickboard, rounded at the nose, with a stripe, and the slot that a hand goes through. */
const float = (
  <>
    <path d="M-12-6.2H3.6C9.4-6.2 12-3.4 12 0S9.4 6.2 3.6 6.2H-12Z" class="float" />
    <path d="M-7.6-2.4V2.4M4.6-5.4V5.4" class="float-slot" />
  </>
);
const lostCap = (
  <g transform="translate(-20.5 4)">
    <circle r="4.4" class="float" />
    <path d="M-4.2 1.2Q0-1 4.2 1.2" class="float-slot" />
  </g>
);

function drawing(state: LaneState, ropeY: number): JSX.Element | null {
  switch (state) {
    case "leased":
      return (
        <>
          <path
            d="M-8.4-1.6Q-13-1.9-17.5-1.6M-8.4 1.6Q-13 1.9-17.5 1.6M3.6-5.2Q-1.4-8.2-7-7M3.6 5.2Q-1.4 8.2-7 7"
            class="limb"
          />
          {torso}
          {cap(10.4)}
        </>
      );
    case "query":
      return (
        <>
          <path d="M-21-4-26-6.4M-21 4-26 6.4M-23.4-1.4-30-2.6M17-8.4Q23.4-5 24.8 0 23.4 5 17 8.4" class="wake" />
          <path d="M-8.4-1.6Q-13-2-17-3.6M-8.4 1.6Q-13 1.8-17 .6" class="limb" />
          <path d="M4-4.8Q9.4-8.8 20-5.4M3.2 5Q-1.4 9-8.4 7.4" class="limb stroke" />
          {torso}
          {cap(10.4)}
        </>
      );
    case "idle-in-transaction":
      return (
        <>
          <path d="M11.2-6.6A13.8 9.4 0 0 1 11.2 6.6M-9.4-6.6A13.8 9.4 0 0 0-9.4 6.6" class="wake" />
          <path d="M16.4-8.8A20.6 12 0 0 1 16.4 8.8M-14.6-8.8A20.6 12 0 0 0-14.6 8.8" class="wake faint" />
          <path d="M.8-6.6Q1.4-10 6.8-9.4M.8 6.6Q1.4 10 6.8 9.4" class="limb" />
          {upright}
          {cap(1.4)}
        </>
      );
    case "held":
      return (
        <>
          <path d={`M1.6-6.2Q7.4-8 9.2 ${-(ropeY - 2.2)}M0 6.4Q-3.6 9.4-7.6 9`} class="limb" />
          <circle cx="9.4" cy={-ropeY} r="2.4" class="grip" />
          {upright}
          {cap(1.4)}
        </>
      );
    case "broken":
      return (
        <>
          {upright}
          {cap(1.4)}
        </>
      );
    case "outlived":
      return <g transform="rotate(-6)">{float}</g>;
    case "leaked":
      return (
        <g class="drift">
          <g transform="rotate(-14)">{float}</g>
          {lostCap}
        </g>
      );
    default:
      return null;
  }
}

interface FigureProps {
  readonly state: LaneState;
  readonly scale: number;
  readonly laneHeight: number;
}

/** Who or what is in a lane, seen from above, around its own middle and facing the far wall. */
export const Figure = pure<FigureProps>(({ state, scale, laneHeight }) => {
  const ropeY = Math.max(9.6, laneHeight / 2 / scale - 2.6);
  return (
    <g class={`figure figure-${state}`} transform={`scale(${Math.round(scale * 100) / 100})`}>
      {drawing(state, ropeY)}
    </g>
  );
});
