import { useContext, useMemo } from "preact/hooks";
import type { LaneSnapshot } from "../../trace/pool-snapshot.ts";
import { Coping } from "./Coping.tsx";
import { DrawingTurnsContext } from "./drawing-turns.ts";
import { Lane, type LaneProps } from "./Lane.tsx";
import { LaneWater } from "./LaneWater.tsx";
import { bankHeight, type LaneFrame } from "./lane-frame.ts";
import { createLaneViews, laneView } from "./lane-view.ts";
import { Patterns } from "./Patterns.tsx";
import { Ropes } from "./Ropes.tsx";
import { useTurn } from "./use-turn.ts";

interface BankProps extends Pick<LaneProps, "onPress" | "onKey"> {
  readonly id: string;
  readonly lanes: readonly LaneSnapshot[];
  readonly frame: LaneFrame;
  readonly withScale: boolean;
  readonly pressedLane: number | null;
  readonly tabLane: number;
}

/** Up to twelve lanes side by side, all the way from the blocks to the far wall. */
export function Bank({ id, lanes: newest, frame, withScale, pressedLane, tabLane, onPress, onKey }: BankProps) {
  const { jumping } = useContext(DrawingTurnsContext);
  // Several banks in one frame are more than a slow processor draws before somebody notices.
  const lanes = useTurn(newest, jumping || !withScale);
  const { copingTop } = frame;
  const [width, height] = [frame.waterRight + 24, bankHeight(frame, lanes.length)];
  const still = useMemo(
    () => (
      <>
        <Patterns id={id} frame={frame} />
        <Coping lanes={lanes.length} frame={frame} withScale={withScale} />
      </>
    ),
    [id, frame, withScale, lanes.length],
  );
  const viewOf = useMemo(() => createLaneViews(laneView), []);
  const ropes = useMemo(() => <Ropes lanes={lanes.length} frame={frame} />, [frame, lanes.length]);
  return (
    <svg
      class="bank"
      role="group"
      aria-label={`Lanes ${lanes[0]?.lane ?? 0} to ${lanes.at(-1)?.lane ?? 0}`}
      width={width}
      height={height}
    >
      <g transform={`translate(0 ${copingTop})`}>
        {still}
        <g aria-hidden="true">
          {lanes.map((lane, row) => (
            <LaneWater key={lane.lane} state={lane.state} row={row} frame={frame} patterns={id} />
          ))}
        </g>
        {ropes}
        {lanes.map((lane, row) => (
          <Lane
            key={lane.lane}
            view={viewOf(lane, frame)}
            row={row}
            frame={frame}
            jumping={jumping}
            pressed={pressedLane === lane.lane}
            tabbable={tabLane === lane.lane}
            onPress={onPress}
            onKey={onKey}
          />
        ))}
      </g>
    </svg>
  );
}
