/** Keeps what is done in the lesson of this page, and where in its text the reader is. */
import { onProgress, type ProgressFact } from "../../contract/progress-fact.ts";
import { addProgress, type KeepOutcome, progressKey } from "./kept-progress.ts";
import { markLessons } from "./mark-lessons.ts";

/** How far below the top of the window a heading may stand and already count as reached. */
const reachedPx = 180;

const troubles: Readonly<Record<KeepOutcome, string>> = {
  kept: "",
  full: "Progress is not kept: storage is full",
  forbidden: "Progress is not kept: storage is refused",
};

/** @param trouble a status, whose `span` says that nothing can be kept */
export function mountLessonProgress(slug: string, trouble: HTMLElement): void {
  function keep(...[more]: Parameters<typeof addProgress>) {
    const outcome = addProgress(more);
    trouble.hidden = outcome === "kept";
    for (const words of trouble.querySelectorAll("span")) words.textContent = troubles[outcome];
    markLessons(document);
  }
  const keepFact = (fact: ProgressFact) => keep({ lessons: { [slug]: { [fact]: Date.now() } } });
  function keepPlace() {
    const shown = [...document.querySelectorAll("#main h2[id]")].filter((heading) => heading.checkVisibility());
    // On a narrow page that shows the code there is no telling where in the text one was.
    if (shown.length === 0) return;
    const heading = shown.findLast((each) => each.getBoundingClientRect().top <= reachedPx);
    keep({ last: { lesson: slug, heading: heading?.id ?? "", atMs: Date.now() } });
  }

  keepFact("opened");
  onProgress(keepFact);
  document.addEventListener("visibilitychange", () => document.hidden && keepPlace());
  addEventListener("pagehide", keepPlace);
  addEventListener(
    "storage",
    ({ key }: StorageEvent) => (key === progressKey || key === null) && markLessons(document),
  );
}
