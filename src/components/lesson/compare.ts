/** One choice of language for every comparison on the page, kept for the next lesson. */
const storageKey = "watertight:language";

type Shown = "typescript" | "python" | "both";

const toShown = (value: string | null | undefined): Shown =>
  value === "typescript" || value === "python" ? value : "both";

export function mountComparisons(page: Document): void {
  const comparisons = [...page.querySelectorAll<HTMLElement>("[data-compare]")];

  function show(shown: Shown) {
    for (const comparison of comparisons) {
      comparison.dataset.shown = shown;
      for (const button of comparison.querySelectorAll<HTMLButtonElement>("[data-compare-choice]"))
        button.ariaPressed = String(button.dataset.compareChoice === shown);
    }
  }

  show(toShown(readStored()));
  for (const comparison of comparisons) {
    comparison.querySelector("[data-compare-choices]")?.removeAttribute("hidden");
    comparison.addEventListener("click", ({ target }) => {
      const button = target instanceof Element && target.closest<HTMLElement>("[data-compare-choice]");
      if (!button) return;
      const shown = toShown(button.dataset.compareChoice);
      const topBefore = button.getBoundingClientRect().top;
      show(shown);
      // Comparisons further up changed their height too: what was pressed stays under the finger.
      scrollBy({ top: button.getBoundingClientRect().top - topBefore, behavior: "instant" });
      store(shown);
    });
  }
}

function readStored(): string | null {
  try {
    return localStorage.getItem(storageKey);
  } catch {
    // Storage may be forbidden; then the choice lasts as long as the page.
    return null;
  }
}

function store(shown: Shown): void {
  try {
    localStorage.setItem(storageKey, shown);
  } catch {
    // As above.
  }
}
