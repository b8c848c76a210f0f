import { Component } from "preact";
import { type LaneView, sameProps } from "./lane-view.ts";
import { MarkIcon } from "./StateMark.tsx";

interface CellProps {
  readonly view: LaneView;
  readonly pressed: boolean;
  readonly tabbable: boolean;
  readonly onPress: (lane: number) => void;
  readonly onKey: (event: KeyboardEvent, lane: number) => void;
}

/** One lane as a mark above its holder. */
export class Cell extends Component<CellProps> {
  override shouldComponentUpdate(next: CellProps): boolean {
    return !sameProps(this.props, next);
  }

  override render({ view, pressed, tabbable, onPress, onKey }: CellProps) {
    return (
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
    );
  }
}
