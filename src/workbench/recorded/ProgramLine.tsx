import type { Recording } from "../../contract/recording.ts";
import { programLineAt } from "./program-line.ts";

interface ProgramLineProps {
  readonly recording: Pick<Recording, "events" | "program">;
  readonly atMs: number;
}

/** Which line of the recorded program had to do with the pool last. */
export function ProgramLine({ recording, atMs }: ProgramLineProps) {
  const newest = programLineAt(recording, atMs);
  if (!newest) return null;
  return (
    <p class="recorded-line">
      Last at the pool, line {newest.line}: <code title={newest.text}>{newest.text}</code>
    </p>
  );
}
