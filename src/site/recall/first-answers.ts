import { keepAnswer } from "./kept-answers.ts";

/**
 * Calls back with the first answer to each question under `host`: whoever opens the other options afterwards to read
 * why, loses nothing. It is kept for the review, unless `keep` is false.
 */
export function onFirstAnswers(
  host: HTMLElement,
  answered: (key: string, right: boolean) => void,
  { keep = true } = {},
): void {
  const seen = new Set<string>();
  for (const question of host.querySelectorAll<HTMLElement>("[data-question]")) {
    const key = question.dataset.question ?? "";
    for (const option of question.querySelectorAll("details"))
      option.addEventListener("toggle", () => {
        if (!option.open || seen.has(key)) return;
        seen.add(key);
        const right = "right" in option.dataset;
        if (keep) keepAnswer(key, right);
        answered(key, right);
      });
  }
}
