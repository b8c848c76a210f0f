import { Component, type JSX } from "preact";
import { Figure } from "./Figure.tsx";
import { FloorLine } from "./FloorLine.tsx";
import { HolderMark } from "./HolderMark.tsx";
import { LaneText } from "./LaneText.tsx";
import type { LaneFrame } from "./lane-frame.ts";
import type { LaneView } from "./lane-view.ts";
import { sameProps } from "./pure.ts";
import { StateMark } from "./StateMark.tsx";

export interface LaneProps {
  readonly view: LaneView;
  readonly row: number;
  readonly frame: LaneFrame;
  /** True while changes come too fast for transitions. */
  readonly jumping: boolean;
  readonly pressed: boolean;
  /** One lane of the pool can be reached by Tab; arrow keys go on from there. */
  readonly tabbable: boolean;
  readonly onPress: (lane: number) => void;
  readonly onKey: (event: JSX.TargetedKeyboardEvent<SVGRectElement>, lane: number) => void;
}

/** One connection: block, figure, words, holder. Drawn again only when something that it shows has changed. */
export class Lane extends Component<LaneProps> {
  #drawn: Pick<LaneView, "leaseId" | "state"> = { leaseId: null, state: "empty" };
  #keys = { swimmer: 0, figure: 0 };

  /** Whose element is new swims in or appears; while changes come too fast to see that, whoever is there is changed. */
  #keysOf({ view, jumping }: LaneProps) {
    if (!jumping && view.leaseId !== this.#drawn.leaseId) this.#keys.swimmer += 1;
    if (!jumping && view.state !== this.#drawn.state) this.#keys.figure += 1;
    this.#drawn = view;
    return this.#keys;
  }

  #press = () => this.props.onPress(this.props.view.lane);
  #key: JSX.KeyboardEventHandler<SVGRectElement> = (event) => this.props.onKey(event, this.props.view.lane);

  override shouldComponentUpdate(next: LaneProps): boolean {
    return !sameProps(this.props, next);
  }

  override render(props: LaneProps) {
    const { view, row, frame, pressed, tabbable } = props;
    const { laneHeight, waterLeft, waterRight, blockWidth, blockFontSize, fontSize, figureScale } = frame;
    const keys = this.#keysOf(props);
    const middle = laneHeight / 2;
    return (
      <g class={`lane lane-${view.state}`} transform={`translate(0 ${row * laneHeight})`}>
        <g aria-hidden="true">
          <rect y="1.5" width={blockWidth} height={laneHeight - 3} rx="3" class="block" />
          <text
            x={blockWidth / 2}
            y={middle + blockFontSize * 0.35}
            font-size={blockFontSize}
            text-anchor="middle"
            class="block-number"
          >
            {view.lane}
          </text>
          {view.x === null ? (
            <FloorLine view={view} frame={frame} />
          ) : (
            <g key={keys.swimmer} class="swimmer" style={{ transform: `translate(${view.x}px,${middle}px)` }}>
              <line x1={waterLeft + 4 - view.x} x2={-15 * figureScale} class="trail" />
              <Figure key={keys.figure} state={view.state} scale={figureScale} laneHeight={laneHeight} />
            </g>
          )}
          <StateMark
            kind={view.state}
            x={frame.markX}
            y={frame.twoLines && view.who ? middle - fontSize * 0.62 : middle}
            scale={fontSize / 13}
          />
          <LaneText view={view} frame={frame} />
          <HolderMark
            holder={view.holder}
            x={frame.wallX}
            y={middle}
            from={waterRight + 3}
            radius={frame.holderRadius}
          />
        </g>
        <rect
          width={waterRight + 24}
          height={laneHeight}
          class="touch"
          role="button"
          tabindex={tabbable ? 0 : -1}
          aria-label={view.name}
          aria-pressed={pressed}
          data-lane={view.lane}
          onClick={this.#press}
          onKeyDown={this.#key}
        />
        <rect
          x={waterLeft + 1}
          y="1"
          width={waterRight - waterLeft - 2}
          height={laneHeight - 2}
          rx="2"
          class="lane-ring"
          aria-hidden="true"
        />
      </g>
    );
  }
}
