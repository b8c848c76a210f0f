import { maxLogLengthPerSecond, maxLogLinesPerSecond } from "../contract/flow-control.ts";

/** How much a program may print, by its own clock: what is dropped is the same on every machine. */
export interface LogBudget {
  /** Whether one more line may be printed; one that may not is counted. Asked before the line is made, which costs. */
  admitsLine(): boolean;
  /** Whether its text may be kept; one that may not is counted. */
  admitsText(length: number): boolean;
  /** How many lines were dropped since it was last asked. */
  takeDropped(): number;
}

export function createLogBudget(nowMs: () => number): LogBudget {
  let second = 0;
  let lines = 0;
  let length = 0;
  let dropped = 0;
  const count = (admitted: boolean) => {
    if (!admitted) dropped += 1;
    return admitted;
  };
  return {
    admitsLine() {
      const now = Math.floor(nowMs() / 1_000);
      if (now !== second) {
        second = now;
        lines = 0;
        length = 0;
      }
      lines += 1;
      return count(lines <= maxLogLinesPerSecond);
    },
    admitsText(added) {
      length += added;
      return count(length <= maxLogLengthPerSecond);
    },
    takeDropped() {
      const taken = dropped;
      dropped = 0;
      return taken;
    },
  };
}
