import type { Draft, DraftStep } from "./draft.ts";

/** Where a draft was left. */
export interface DraftPlace {
  readonly start: number;
  readonly end: number;
  readonly isBackward: boolean;
  readonly scrollTop: number;
  /** False for a reader who went on to another control: the focus stays there. */
  readonly hasFocus: boolean;
}

/** Comes once no input method is in the middle of a word. */
export async function whenComposed(draft: Draft): Promise<void> {
  while (draft.isComposing && draft.field?.isConnected)
    await new Promise<void>((resolve) => {
      // Some browsers write the word only after they have called it done.
      draft.field?.addEventListener("compositionend", () => setTimeout(resolve), { once: true });
    });
}

/** Hides the draft and shows `host` in its place; whoever calls goes on in the same task, so that no key falls between. */
export function leaveDraft(draft: Draft, host: HTMLElement): DraftPlace | null {
  const { field } = draft;
  const still = field?.closest<HTMLElement>(".static-code");
  if (!field || !still) return null;
  const place = {
    start: field.selectionStart,
    end: field.selectionEnd,
    isBackward: field.selectionDirection === "backward",
    scrollTop: Math.max(field.scrollTop, still.scrollTop),
    hasFocus: document.activeElement === field,
  };
  // First, for the page would grow by the height of both.
  still.hidden = true;
  host.hidden = false;
  return place;
}

/** The texts that a file went through, from before the first step to the last. */
export function textsOf(steps: readonly DraftStep[], file: string): readonly string[] {
  const texts = steps.filter((step) => step.file === file).flatMap(({ before, after }) => [before, after]);
  return texts.filter((text, index) => text !== texts[index - 1]);
}
