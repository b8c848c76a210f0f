import { sitePath } from "../site-path.ts";
import { onFirstAnswers } from "./first-answers.ts";

/** Suggests the lesson of the first question, in the order of the course, that was missed. */
export function mountPlacement(list: HTMLElement, result: HTMLElement): void {
  const items = [...list.children].filter((item) => item instanceof HTMLElement);
  const answers = new Map<string, boolean>();
  onFirstAnswers(
    list,
    (key, right) => {
      answers.set(key, right);
      const open = items.findIndex((item) => !answers.has(item.dataset.key ?? ""));
      const missed = items.findIndex((item) => answers.get(item.dataset.key ?? "") === false);
      // What comes after an open question cannot be the first that was missed.
      if (open !== -1 && (missed === -1 || open < missed)) {
        result.textContent = `${answers.size} of ${items.length} answered.`;
        return;
      }
      const item = items[missed];
      const link = document.createElement("a");
      link.href = item?.dataset.href ?? sitePath("/incidents/");
      link.textContent = item?.dataset.title ?? "the incidents";
      result.replaceChildren(item ? "Begin with " : "You know the ground. Try ", link, ".");
    },
    { keep: false },
  );
}
