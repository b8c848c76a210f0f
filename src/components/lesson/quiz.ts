import { tellProgress } from "../../contract/progress-fact.ts";
import { onFirstAnswers } from "../../site/recall/first-answers.ts";

/** Counts first answers, and says how many were right once all are given. */
export function mountQuiz(quiz: HTMLElement): void {
  const total = quiz.querySelectorAll("[data-question]").length;
  const score = quiz.querySelector("[data-score]");
  const answers: boolean[] = [];
  onFirstAnswers(quiz, (key, right) => {
    tellProgress(`answered/${key.slice(key.indexOf("/") + 1)}`);
    answers.push(right);
    if (!score || answers.length < total) return;
    const rightCount = answers.filter(Boolean).length;
    const missed = rightCount < total ? " What you missed comes back in the review." : "";
    score.textContent = `${rightCount} of ${total} right at the first choice.${missed}`;
  });
}
