import type { ReadonlySignal } from "@preact/signals";

/** One editable file as the lesson's solution has it; what that leaves alone is the starter's. */
export interface SolutionFile {
  readonly path: string;
  readonly source: string;
  /** Why it works, plain text; null where the lesson says nothing. */
  readonly note: string | null;
}

/** Help for those who ask for it: hints one at a time, and the solution beside one's own work, never over it. */
export interface LessonHelp {
  /** How many hints were asked for in this visit. */
  readonly hintsTaken: ReadonlySignal<number>;
  readonly takeHint: () => void;
  readonly solution: readonly SolutionFile[];
  /** True while the solution stands where the editor was. */
  readonly looking: ReadonlySignal<boolean>;
  /** True before a first check and a first look: then it is asked for once more. */
  readonly asksFirst: ReadonlySignal<boolean>;
  readonly look: () => void;
  readonly lookAway: () => void;
  /** The part of the page that shows it could not be loaded: said, and back to one's own work. */
  readonly failToShow: () => void;
  /** True when the learner's files are the solution's. */
  readonly adopted: ReadonlySignal<boolean>;
  /** Replaces the learner's files by the solution's; what was there is kept, over a reload as well. */
  readonly adopt: () => void;
  /** True when there is own work to bring back. */
  readonly canRestore: ReadonlySignal<boolean>;
  readonly restoreMine: () => void;
}
