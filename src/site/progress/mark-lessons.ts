import { readProgress } from "./kept-progress.ts";
import { stateOf, stateWords } from "./lesson-state.ts";

/** Writes into each `[data-lesson="<slug>"]` under `host` how far that lesson was taken: a mark, and the word for it. */
export function markLessons(host: ParentNode): void {
  const { lessons } = readProgress().record;
  for (const cell of host.querySelectorAll<HTMLElement>("[data-lesson-cell]"))
    cell.dataset.progress = stateOf(lessons[cell.dataset.lessonCell ?? ""]);
  for (const place of host.querySelectorAll<HTMLElement>("[data-lesson]")) {
    const state = stateOf(lessons[place.dataset.lesson ?? ""]);
    place.dataset.progress = state;
    const words = place.querySelector(".lesson-state") ?? addWords(place);
    words.textContent = state === "new" ? "" : stateWords[state];
  }
}

function addWords(place: HTMLElement): HTMLElement {
  const words = document.createElement("span");
  words.className = "lesson-state";
  return place.appendChild(words);
}
