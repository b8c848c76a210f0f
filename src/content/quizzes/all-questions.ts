import * as z from "zod";
import { readContent } from "../read-content.ts";
import { readYaml } from "../yaml/read-yaml.ts";
import { loadQuiz, type QuizQuestion } from "./quiz.ts";

/** A question with the lesson that asks it. */
export interface LessonQuestion {
  readonly lesson: string;
  readonly question: QuizQuestion;
}

/** Every question of these lessons, in their order. */
export async function loadQuestions(projectRoot: string, lessons: readonly string[]): Promise<LessonQuestion[]> {
  const quizzes = await Promise.all(lessons.map((lesson) => loadQuiz(projectRoot, lesson)));
  return lessons.flatMap((lesson, index) => (quizzes[index] ?? []).map((question) => ({ lesson, question })));
}

export const placementFile = "content/placement.yaml";

const placementSchema = z.array(z.string().regex(/^[a-z0-9-]+\/[a-z0-9-]+$/, "expected <lesson>/<question id>")).min(1);

/** What is asked to find where somebody may begin: `<lesson>/<question id>`, in the order of the course. */
export async function loadPlacement(projectRoot: string): Promise<string[]> {
  return readYaml(placementSchema, { file: placementFile, text: await readContent(projectRoot, placementFile) });
}
