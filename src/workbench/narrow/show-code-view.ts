/** Turns a narrow page to its code, with a step in the history; where text and code stand side by side nothing moves. */
export function showCodeView(): void {
  document.querySelector<HTMLButtonElement>("[data-view-button=code]")?.click();
}
