import type { LaneSnapshot } from "../../trace/pool-snapshot.ts";
import { Cell } from "./Cell.tsx";
import type { LaneProps } from "./Lane.tsx";
import { cellView } from "./lane-view.ts";

interface CellsProps extends Pick<LaneProps, "onPress"> {
  readonly inert: boolean;
  /** Of a cell on a stage, pixels. */
  readonly height?: number | undefined;
  readonly lanes: readonly LaneSnapshot[];
  readonly pressedLane: number | null;
  readonly tabLane: number;
  readonly onKey: (event: KeyboardEvent, lane: number) => void;
}

/** Lanes standing upright in rows of ten, for narrow places and for pools too big for banks. */
export function Cells({ inert, height, lanes, pressedLane, tabLane, onPress, onKey }: CellsProps) {
  return (
    <div
      class="cells"
      inert={inert}
      role="group"
      aria-label="Lanes"
      style={{ "--columns": Math.min(10, lanes.length), "--cell-height": height && `${height}px` }}
    >
      {lanes.map((lane) => (
        <Cell
          key={lane.lane}
          view={cellView(lane)}
          pressed={pressedLane === lane.lane}
          tabbable={tabLane === lane.lane}
          onPress={onPress}
          onKey={onKey}
        />
      ))}
    </div>
  );
}
