/** Counts first answers: whoever opens the other options afterwards to read why, loses nothing. */
export function mountQuiz(quiz: HTMLElement): void {
  const questions = [...quiz.querySelectorAll<HTMLElement>("[data-question]")];
  const score = quiz.querySelector("[data-score]");
  const firstRight = new Map<HTMLElement, boolean>();
  for (const question of questions)
    for (const option of question.querySelectorAll("details"))
      option.addEventListener("toggle", () => {
        if (!option.open || firstRight.has(question)) return;
        firstRight.set(question, "right" in option.dataset);
        if (!score || firstRight.size < questions.length) return;
        const right = [...firstRight.values()].filter(Boolean).length;
        score.textContent = `${right} of ${questions.length} right at the first choice.`;
      });
}
