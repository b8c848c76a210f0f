/** One choice of language for every comparison on the site: kept on the device, in step with other tabs. */
import { CODE_LANGUAGE_KEY, type CodeLanguage, toCodeLanguage } from "../../site/reading/code-language.ts";

/** The head script has already set `data-code-language` on the root element, by which the style sheet shows and hides. */
export function mountComparisons(page: Document): void {
  const root = page.documentElement;
  const buttons = [...page.querySelectorAll<HTMLButtonElement>("[data-compare-choice]")];
  const show = (language: CodeLanguage) => {
    root.dataset.codeLanguage = language;
    for (const button of buttons) button.ariaPressed = String(button.dataset.compareChoice === language);
  };
  show(toCodeLanguage(root.dataset.codeLanguage));
  for (const button of buttons)
    button.addEventListener("click", () => {
      const language = toCodeLanguage(button.dataset.compareChoice);
      const topBefore = button.getBoundingClientRect().top;
      show(language);
      // Comparisons further up changed their height too: what was pressed stays under the finger.
      const scroller = button.closest(".lesson-prose");
      const moved = button.getBoundingClientRect().top - topBefore;
      scroller?.scrollBy({ top: moved, behavior: "instant" });
      const left = button.getBoundingClientRect().top - topBefore;
      if (left) scrollBy({ top: left, behavior: "instant" });
      keep(language);
    });
  window.addEventListener("storage", ({ key, newValue }) => {
    if (key === CODE_LANGUAGE_KEY) show(toCodeLanguage(newValue));
  });
}

function keep(language: CodeLanguage): void {
  try {
    localStorage.setItem(CODE_LANGUAGE_KEY, language);
  } catch (error) {
    console.info("The language holds for this page only: the browser refuses storage.", error);
  }
}
