import type { JSX } from "preact";
import type { TabState } from "../../trace/traffic-snapshot.ts";

const dashedRing = <circle r="4.6" class="mark-line" stroke-dasharray="2.6 2" />;
const cross = <path d="M-4.4-4.4 4.4 4.4M4.4-4.4-4.4 4.4" class="mark-line" />;

const shapes: Readonly<Record<TabState, JSX.Element>> = {
  connecting: <path d="M-5 0H-2M-1.2 0H1.8M2.6 0H5" class="mark-line" />,
  open: <circle r="4.8" class="mark-fill" />,
  waiting: (
    <>
      <circle r="4.8" class="mark-line" />
      <path d="M0-4.8A4.8 4.8 0 0 1 0 4.8Z" class="mark-fill" />
    </>
  ),
  refused: cross,
  closed: <path d="M-4.8 0H4.8" class="mark-line" />,
  vanished: dashedRing,
  asleep: <path d="M-4-4.4H4L-4 4.4H4" class="mark-line" />,
};

export function TabMark({ state }: { readonly state: TabState }) {
  return (
    <svg class="mark-icon" viewBox="-7 -7 14 14" aria-hidden="true">
      <g class={`mark tab-mark-${state}`}>{shapes[state]}</g>
    </svg>
  );
}
