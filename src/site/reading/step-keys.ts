/**
 * Alt with N or P leads to the next or the previous step of the course; with Shift P opens the presenter view, and S
 * puts the lesson on the stage.
 */
export type Step = "next" | "previous" | "present" | "stage";

/** What of a keyboard event tells whether it is one of ours. */
export type PressedKey = Pick<
  KeyboardEvent,
  "key" | "code" | "altKey" | "ctrlKey" | "metaKey" | "shiftKey" | "repeat" | "isComposing" | "defaultPrevented"
>;

/** Upper case where Shift belongs to it. */
const steps: Readonly<Record<string, Step>> = { n: "next", p: "previous", P: "present", S: "stage" };

export function toStep(event: PressedKey): Step | null {
  if (!event.altKey || event.ctrlKey || event.metaKey) return null;
  if (event.repeat || event.isComposing || event.defaultPrevented) return null;
  // With Option macOS writes another character, or the beginning of one: then the place of the key tells which it is.
  const letter = /^[a-z]$/i.test(event.key) ? event.key.toLowerCase() : event.code.slice(-1).toLowerCase();
  return steps[event.shiftKey ? letter.toUpperCase() : letter] ?? null;
}

/** What takes text keeps its keys, except those with Shift: whoever stands before a room has the focus anywhere. */
const typing = "textarea, select, [contenteditable], .monaco-editor, input:not([type=radio], [type=checkbox])";

/** Follows the page's own links to the steps, which carry `data-step`. */
export function mountStepKeys(page: Document): void {
  page.addEventListener("keydown", (event) => {
    if (!event.shiftKey && event.target instanceof Element && event.target.closest(typing)) return;
    const step = toStep(event);
    const link = step && page.querySelector<HTMLElement>(`[data-step=${step}]`);
    if (!link) return;
    event.preventDefault();
    link.click();
  });
}
