/** Opens what happened under the text's predictions, and tags the answer that happened. */
const formOf = (page: Document, id: string) =>
  page.querySelector<HTMLFormElement>(`form[data-prediction="${CSS.escape(id)}"]`);

export const hasPrediction = (page: Document, id: string): boolean => formOf(page, id) !== null;

/** @param scroll true where somebody has just asked for it */
export function showOutcome(page: Document, id: string, on: boolean, scroll: boolean): void {
  const form = formOf(page, id);
  const story = form?.querySelector<HTMLDetailsElement>("[data-truth-text]");
  if (!form || !story) return;
  story.hidden = !on;
  story.open = on;
  const option = form.querySelector<HTMLElement>(`[data-option="${CSS.escape(form.dataset.truth ?? "")}"]`);
  const tag = option?.querySelector("[data-tag]");
  // An answer that was given here has its own tag.
  if (option && tag && form.dataset.state === "open") {
    if (on) option.dataset.tagged = "happened";
    else delete option.dataset.tagged;
    tag.textContent = on ? "what happened" : "";
  }
  if (scroll) form.scrollIntoView({ block: "center" });
}
