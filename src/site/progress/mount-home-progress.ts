/** Leads on from where the reader was, and marks the lessons of the list with how far they were taken. */
import { progressKey, readProgress } from "./kept-progress.ts";
import { stateOf } from "./lesson-state.ts";
import { markLessons } from "./mark-lessons.ts";

/**
 * @param start the link that begins the course; for whoever has begun it continues
 * @param line says what is done, and where one was
 */
export function mountHomeProgress(start: HTMLAnchorElement, line: HTMLElement): void {
  function render() {
    markLessons(document);
    const { last, lessons } = readProgress().record;
    // A lesson that this version of the course does not have leads nowhere.
    const link = last && document.querySelector<HTMLAnchorElement>(`[data-lesson="${last.lesson}"] a`);
    if (!last || !link) return;
    const listed = [...document.querySelectorAll<HTMLElement>("[data-lesson]")];
    const solved = listed.filter(({ dataset }) => stateOf(lessons[dataset.lesson ?? ""]) === "solved").length;
    start.href = last.heading ? `${link.href}#${last.heading}` : link.href;
    start.textContent = `Continue with ${/\/incidents\//.test(link.pathname) ? "incident" : "lesson"} ${numberOf(link)}`;
    line.textContent = `Last at “${link.textContent}”. ${solved} of ${listed.length} solved.`;
    line.hidden = false;
  }
  render();
  addEventListener("storage", ({ key }: StorageEvent) => (key === progressKey || key === null) && render());
  // A page that comes back from the browser's cache has not heard of what was done since.
  addEventListener("pageshow", ({ persisted }: PageTransitionEvent) => persisted && render());
}

/** Its place in the list, as it stands beside the link. */
const numberOf = (link: HTMLElement): string =>
  link.closest("[data-lesson]")?.querySelector(".order")?.textContent?.trim() ?? "";
