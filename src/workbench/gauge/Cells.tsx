import { useMemo } from "preact/hooks";
import type { LaneSnapshot } from "../../trace/pool-snapshot.ts";
import { Cell } from "./Cell.tsx";
import type { LaneProps } from "./Lane.tsx";
import { type CellSize, cellView, createLaneViews } from "./lane-view.ts";

interface CellsProps extends Pick<LaneProps, "onPress"> {
  readonly inert: boolean;
  readonly size?: CellSize;
  /** In a row. */
  readonly columns?: number;
  /** Of a cell on a stage, pixels. */
  readonly height?: number | undefined;
  readonly lanes: readonly LaneSnapshot[];
  readonly pressedLane: number | null;
  /** The one that Tab reaches; 0 where it reaches none. */
  readonly tabLane: number;
  readonly onKey: (event: KeyboardEvent, lane: number) => void;
}

/** Lanes standing upright in rows of ten, for narrow places and for pools too big for banks. */
export function Cells({
  inert,
  size = "usual",
  columns = 10,
  height,
  lanes,
  pressedLane,
  tabLane,
  onPress,
  onKey,
}: CellsProps) {
  const viewOf = useMemo(() => createLaneViews(cellView), []);
  return (
    <div
      class={`cells cells-${size}`}
      inert={inert}
      role="group"
      aria-label="Lanes"
      style={{ "--columns": Math.min(columns, lanes.length), "--cell-height": height && `${height}px` }}
    >
      {lanes.map((lane) => (
        <Cell
          key={lane.lane}
          view={viewOf(lane, size)}
          pressed={pressedLane === lane.lane}
          tabbable={tabLane === lane.lane}
          onPress={onPress}
          onKey={onKey}
        />
      ))}
    </div>
  );
}
