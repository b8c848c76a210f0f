import { dueKeys, nextDueMs } from "./answers.ts";
import { onFirstAnswers } from "./first-answers.ts";
import { readAnswers } from "./kept-answers.ts";

interface ReviewPlaces {
  /** One item a question. */
  readonly list: HTMLElement;
  readonly state: HTMLElement;
  readonly next: HTMLButtonElement;
  /** Where to go from here, for whom no question is left. */
  readonly onward: HTMLElement;
}

/** Shows the questions that are due, one at a time, those that have waited longest first. */
export function mountReview({ list, state, next, onward }: ReviewPlaces): void {
  const items = new Map(
    [...list.children].map((item) => [
      item.querySelector<HTMLElement>("[data-question]")?.dataset.question ?? "",
      item,
    ]),
  );
  const queue = dueKeys(readAnswers(), Date.now()).filter((key) => items.has(key));

  function show(current: string | undefined) {
    for (const [key, item] of items) item.toggleAttribute("hidden", key !== current);
    next.hidden = true;
    onward.hidden = current !== undefined;
    state.textContent = current === undefined ? whenNext() : leftWords(queue.length + 1);
  }

  next.addEventListener("click", () => {
    const key = queue.shift();
    show(key);
    const question = items.get(key ?? "")?.querySelector<HTMLElement>("summary");
    question?.focus();
  });
  onFirstAnswers(list, (_, right) => {
    next.hidden = queue.length === 0;
    onward.hidden = !next.hidden;
    const verdict = right ? "Right." : "Not yet: it will be asked again.";
    state.textContent = queue.length === 0 ? `${verdict} That was the last one. ${whenNext()}` : verdict;
    if (!next.hidden) next.focus();
  });
  show(queue.shift());
}

const leftWords = (count: number): string => (count === 1 ? "One question is due." : `${count} questions are due.`);

function whenNext(): string {
  const dueMs = nextDueMs(readAnswers());
  if (dueMs === Infinity) return "Nothing is due: what you miss in a lesson's quiz will wait for you here.";
  const when = new Date(dueMs).toLocaleDateString("en-GB", { weekday: "long", day: "numeric", month: "long" });
  return dueMs <= Date.now() ? "What you just missed is due again." : `Nothing more is due before ${when}.`;
}
