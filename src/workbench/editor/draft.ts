import type { LineRequest } from "./line-request.ts";

/** One thing typed before the editor was there. */
export interface DraftStep {
  readonly file: string;
  /** Equal for what is undone together, while nothing else comes between: the letters of a word. */
  readonly kind: string;
  readonly before: string;
  readonly after: string;
}

/** The text area that takes what is typed while the editor is on its way. */
export interface Draft {
  /** Null where the code is not shown still: an editor takes another's place. */
  field: HTMLTextAreaElement | null;
  /** An input method is in the middle of a word, which a change of focus would break off. */
  isComposing: boolean;
  steps: DraftStep[];
  /** To be shown when the editor is there; whoever types is where they want to be. */
  lineRequest: LineRequest | null;
}

/** Adds a step to a draft's, joined to the last where it goes on with it, so that a long draft stays short. */
export function noteStep(steps: DraftStep[], step: DraftStep): void {
  const last = steps.at(-1);
  const goesOn = last?.file === step.file && last.kind === step.kind && last.after === step.before;
  if (goesOn) steps.pop();
  steps.push(goesOn ? { ...step, before: last.before } : step);
}
