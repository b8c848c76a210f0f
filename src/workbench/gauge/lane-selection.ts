import { createContext } from "preact";
import type { LaneKey } from "../../lesson/autopsy/lane-autopsy.ts";

/** Which lane is pressed, for gauges that something beneath them explains. */
interface LaneSelection {
  readonly selected: LaneKey | null;
  press(key: LaneKey): void;
}

/** Null where a gauge is a picture only. */
export const LaneSelectionContext = createContext<LaneSelection | null>(null);
