import { readProgress } from "./kept-progress.ts";
import { stateOf, stateWords } from "./lesson-state.ts";

/** Writes into each `[data-lesson="<slug>"]` under `host` how far that lesson was taken: a mark, and the word for it. */
export function markLessons(host: ParentNode): void {
  const { lessons } = readProgress().record;
  for (const place of host.querySelectorAll<HTMLElement>("[data-lesson]")) {
    const state = stateOf(lessons[place.dataset.lesson ?? ""]);
    place.dataset.progress = state;
    const into = place.querySelector(".lesson-state") ?? place.querySelector("a")?.appendChild(createState());
    if (into) into.textContent = state === "new" ? "" : stateWords[state];
  }
}

function createState(): HTMLElement {
  const words = document.createElement("span");
  words.className = "lesson-state";
  return words;
}
