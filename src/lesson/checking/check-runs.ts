import type { ReadonlySignal } from "@preact/signals";
import type { SprungTrap } from "../../checks/trap.ts";
import type { Scenario } from "../../contract/scenario.ts";

export type { SprungTrap };

/** A check whose recorded run is on show: the whole of it, or the shortest schedule that fails in the same way. */
export interface ShownCheckRun {
  readonly checkId: string;
  readonly part: "whole" | "shortest";
}

/** How far the search for a check's shortest failing schedule has come. */
export type ScheduleState =
  | { readonly kind: "looking" }
  | {
      readonly kind: "found";
      readonly scenario: Scenario;
      /** What the check saw of it. */
      readonly seen: string;
      /** Milliseconds since the server's start; null where any moment shows the failure. */
      readonly atMs: number | null;
      /** Nothing more can be left out; false when the time for looking was over first. */
      readonly minimal: boolean;
    };

export interface CheckProgress {
  readonly judged: number;
  readonly of: number;
}

/** What stands behind the verdicts: the runs that they judged, to be looked at, and what is the least that fails. */
export interface CheckRuns {
  /** Null while the gauge shows the learner's own server. */
  readonly shown: ReadonlySignal<ShownCheckRun | null>;
  /** Checks whose run is kept; the oldest of long ones make room. */
  readonly kept: ReadonlySignal<ReadonlySet<string>>;
  readonly schedules: ReadonlySignal<ReadonlyMap<string, ScheduleState>>;
  readonly traps: ReadonlySignal<readonly SprungTrap[]>;
  /** Null while nothing is checked. */
  readonly progress: ReadonlySignal<CheckProgress | null>;
  /** Shows the run that a verdict came from, at the moment that decided it; a live server is stopped first. */
  readonly show: (checkId: string) => void;
  /** Shows the shortest failing schedule's run at its failing moment. */
  readonly play: (checkId: string) => void;
  /** Calls the search for shorter schedules off; what was found stays. */
  readonly stopLooking: () => void;
}
