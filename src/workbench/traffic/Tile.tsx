import { Component, type JSX } from "preact";
import { ActorIcon } from "./ActorIcon.tsx";
import { type ActorView, sameView } from "./actor-view.ts";

interface TileProps {
  readonly view: ActorView;
  readonly selected: boolean;
  /** Its detail is shown below the tiles. */
  readonly open: boolean;
  /** One tile can be reached by Tab; arrow keys go on from there. */
  readonly tabbable: boolean;
  readonly onPress: (event: JSX.TargetedMouseEvent<HTMLElement>, tab: number) => void;
  readonly onKey: (event: JSX.TargetedKeyboardEvent<HTMLElement>, tab: number) => void;
}

/** One tab as a small actor: a mark, its number, and where it stands. Drawn again only when one of them has changed. */
export class Tile extends Component<TileProps> {
  override shouldComponentUpdate(next: TileProps): boolean {
    const { props } = this;
    return (
      props.selected !== next.selected ||
      props.open !== next.open ||
      props.tabbable !== next.tabbable ||
      props.onPress !== next.onPress ||
      props.onKey !== next.onKey ||
      !sameView(props.view, next.view)
    );
  }

  override render({ view, selected, open, tabbable, onPress, onKey }: TileProps) {
    const { tab, tone, mark, word, facts } = view;
    return (
      // biome-ignore lint/a11y/useSemanticElements: a table's cell cannot wrap with the width of the panel
      <div
        role="gridcell"
        class={`tile tile-${tone}${open ? " tile-shown" : ""}`}
        tabIndex={tabbable ? 0 : -1}
        aria-selected={selected}
        data-tab={tab}
        onClick={(event) => onPress(event, tab)}
        onKeyDown={(event) => onKey(event, tab)}
      >
        <span class="tile-title">
          <ActorIcon mark={mark} />
          tab {tab}
        </span>
        <span class="tile-word">{word}</span>
        <span class="visually-hidden">
          {facts}
          {open ? ", shown below" : ""}
        </span>
      </div>
    );
  }
}
