import type { LaneFrame } from "./lane-frame.ts";
import type { LaneView } from "./lane-view.ts";

interface LaneTextProps {
  readonly view: LaneView;
  readonly frame: LaneFrame;
}

/** Who, what, for how long. The lane's name says the same in full, so none of this is read twice. */
export function LaneText({ view, frame }: LaneTextProps) {
  const { fontSize, laneHeight, whoX, stateX, ageX, twoLines } = frame;
  const baseline = laneHeight / 2 + fontSize * 0.35;
  if (view.who === "") {
    return (
      <text x={whoX} y={baseline} font-size={fontSize} class="state">
        {view.word}
      </text>
    );
  }
  const first = twoLines ? baseline - fontSize * 0.62 : baseline;
  return (
    <>
      <text x={whoX} y={first} font-size={fontSize} class="who">
        {view.who}
      </text>
      <text
        x={stateX}
        y={twoLines ? baseline + fontSize * 0.62 : baseline}
        font-size={twoLines ? fontSize * 0.84 : fontSize}
        class="state"
      >
        {view.word}
        {view.sql !== "" && (
          <tspan dx={fontSize * 0.8} font-size={fontSize * 0.8} class="sql">
            {view.sql}
          </tspan>
        )}
      </text>
      <text x={ageX} y={first} font-size={fontSize} text-anchor="end" class="age">
        {view.age}
      </text>
    </>
  );
}
