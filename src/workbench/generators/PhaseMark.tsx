import type { GeneratorPhase } from "../../trace/generators/generators-state.ts";

/** On a square of 12: two bars for a pause, a triangle for running, a bolt for an error, a square for a return, a turning arrow; a tick, a bolt in a ring and a cross for the ends. */
const shapes: Readonly<Record<GeneratorPhase, string>> = {
  created: "M6 3.5 L8.5 6 L6 8.5 L3.5 6 Z",
  running: "M3 1.5 L10.5 6 L3 10.5 Z",
  suspended: "M2.5 1.5 H5 V10.5 H2.5 Z M7 1.5 H9.5 V10.5 H7 Z",
  resumed: "M1.5 1.5 H3.5 V10.5 H1.5 Z M5 1.5 L11 6 L5 10.5 Z",
  "thrown-into": "M7 0.5 L2 7 H5.5 L4.5 11.5 L10 5 H6.5 Z",
  closing: "M2 2 H10 V10 H2 Z",
  repeating: "M6 1 A5 5 0 1 1 1 6 H3 A3 3 0 1 0 6 3 V5 L2.5 2.5 L6 0 Z",
  returned: "M1 6.5 L2.5 5 L4.8 7.3 L9.5 2 L11 3.5 L4.8 10.3 Z",
  threw: "M6 0 A6 6 0 1 1 5.99 0 Z M6 1.6 A4.4 4.4 0 1 0 6.01 1.6 Z M6.6 2.5 L3.6 6.6 H5.7 L5.2 9.5 L8.4 5.4 H6.3 Z",
  dropped: "M2.5 1 L6 4.5 L9.5 1 L11 2.5 L7.5 6 L11 9.5 L9.5 11 L6 7.5 L2.5 11 L1 9.5 L4.5 6 L1 2.5 Z",
};

export function PhaseMark({ phase }: { readonly phase: GeneratorPhase }) {
  return (
    <svg class={`phase-mark phase-${phase}`} width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
      <path d={shapes[phase]} />
    </svg>
  );
}
