import { isEnd } from "../../trace/generators/generators-state.ts";
import type { GeneratorSnapshot } from "../../trace/generators/select-generators.ts";
import { PhaseMark } from "./PhaseMark.tsx";

interface PhaseBarProps {
  readonly changes: GeneratorSnapshot["changes"];
  readonly shownMs: number;
}

/** Changes nearer to each other than this, in hundredths of the bar, would hide each other's marks. */
const nearest = 2.5;

/** A generator's life within the run so far: a stretch for each phase, a mark where it changed. */
export function PhaseBar({ changes, shownMs }: PhaseBarProps) {
  const place = (atMs: number) => (shownMs > 0 ? Math.min(100, (atMs / shownMs) * 100) : 0);
  const stretches = changes.map(({ phase, atMs }, index) => {
    const from = place(atMs);
    const next = changes[index + 1];
    const to = next ? place(next.atMs) : isEnd(phase) ? from : 100;
    return { phase, from, width: to - from, marked: !next || place(next.atMs) - from >= nearest };
  });
  return (
    <span class="phase-bar" aria-hidden="true">
      {stretches.map(({ phase, from, width }, index) => (
        <i key={index} class={`stretch stretch-${phase}`} style={{ left: `${from}%`, width: `${width}%` }} />
      ))}
      {stretches.map(
        ({ phase, from, marked }, index) =>
          marked && (
            <i key={index} class="change" style={{ left: `clamp(0px, ${from}% - 6px, 100% - 12px)` }}>
              <PhaseMark phase={phase} />
            </i>
          ),
      )}
    </span>
  );
}
