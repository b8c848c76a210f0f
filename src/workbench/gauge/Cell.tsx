import type { LaneView } from "./lane-view.ts";
import { pure } from "./pure.ts";
import { MarkIcon } from "./StateMark.tsx";

interface CellProps {
  readonly view: LaneView;
  readonly pressed: boolean;
  readonly tabbable: boolean;
  readonly onPress: (lane: number) => void;
  readonly onKey: (event: KeyboardEvent, lane: number) => void;
}

/** One lane as a mark above its holder. */
export const Cell = pure<CellProps>(({ view, pressed, tabbable, onPress, onKey }) => (
  <button
    type="button"
    class={`cell cell-${view.state} holder-is-${view.holder}`}
    tabIndex={tabbable ? 0 : -1}
    aria-label={view.name}
    aria-pressed={pressed}
    data-lane={view.lane}
    onClick={() => onPress(view.lane)}
    onKeyDown={(event) => onKey(event, view.lane)}
  >
    <MarkIcon kind={view.state} />
    <span aria-hidden="true">{view.who || view.word}</span>
  </button>
));
