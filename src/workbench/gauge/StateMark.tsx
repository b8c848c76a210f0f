import type { JSX } from "preact";
import type { LaneState } from "../../trace/pool-snapshot.ts";
import { pure } from "./pure.ts";

export type MarkKind = LaneState | "turned-away";

const cross = <path d="M-4.4-4.4 4.4 4.4M4.4-4.4-4.4 4.4" class="mark-line" />;

const shapes: Readonly<Record<MarkKind, JSX.Element>> = {
  empty: <circle r="4.2" class="mark-line" stroke-dasharray="2.2 2.2" />,
  opening: <path d="M-4.6 0H4.6M0-4.6V4.6" class="mark-line" />,
  idle: <circle r="4.2" class="mark-line" />,
  leased: <circle r="4.8" class="mark-fill" />,
  query: <path d="M-4.2-5.2 5.4 0-4.2 5.2Z" class="mark-fill" />,
  "idle-in-transaction": (
    <>
      <path d="M-2.4-5.2H-5V5.2H-2.4M2.4-5.2H5V5.2H2.4" class="mark-line" />
      <circle r="1.5" class="mark-fill" />
    </>
  ),
  held: <rect x="-4.8" y="-4.8" width="9.6" height="9.6" rx="1.4" class="mark-fill" />,
  broken: <path d="M-5.6 0H-2.4M2.4 0H5.6M-2.2 4.2 2.2-4.2" class="mark-line" />,
  stray: <path d="M-4.2-5.2 5.4 0-4.2 5.2Z" class="mark-line" />,
  outlived: <path d="M0-5 5.4 4.6H-5.4Z" class="mark-line" />,
  leaked: (
    <>
      <path d="M0-5.8 6.2 5.2H-6.2Z" class="mark-fill" />
      <path d="M0-2V1.5M0 3.2V4" class="mark-cut" />
    </>
  ),
  closing: cross,
  "turned-away": cross,
};

interface StateMarkProps {
  readonly kind: MarkKind;
  readonly x?: number;
  readonly y?: number;
  readonly scale?: number;
}

/** The small shape that stands before each state's word, drawn around its own middle. */
export const StateMark = pure<StateMarkProps>(({ kind, x = 0, y = 0, scale = 1 }) => (
  <g class={`mark mark-${kind}`} transform={`translate(${x} ${y}) scale(${scale})`}>
    {shapes[kind]}
  </g>
));

/** The same shape on its own, to stand within a line of text. */
export function MarkIcon({ kind }: { readonly kind: MarkKind }) {
  return (
    <svg class="mark-icon" viewBox="-7 -7 14 14" aria-hidden="true">
      <StateMark kind={kind} />
    </svg>
  );
}
