/**
 * Puts text in the place of a range as typing does, so that the browser's own undo takes it back as one step.
 * `execCommand` is the only way to that; where it is gone the text is written without a step to undo.
 */
export function writeText(field: HTMLTextAreaElement, start: number, end: number, text: string): void {
  field.focus();
  field.setSelectionRange(start, end);
  const written = text === "" ? document.execCommand("delete") : document.execCommand("insertText", false, text);
  if (written) return;
  field.setRangeText(text, start, end, "end");
  field.dispatchEvent(new InputEvent("input", { bubbles: true }));
}
