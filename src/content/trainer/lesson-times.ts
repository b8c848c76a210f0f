/** What the reckoning of a lesson needs, gathered from what its reader sees: text, quiz and sandbox. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { PlayableScenario } from "../../contract/sandbox.ts";
import { loadQuiz, type QuizQuestion } from "../quizzes/quiz.ts";
import { readContent } from "../read-content.ts";
import { loadSandboxBundle } from "../sandbox-bundle.ts";
import { ContentError } from "../yaml/read-yaml.ts";
import type { LessonTimes } from "./activity.ts";
import { readPredictions, type TextPrediction } from "./predictions.ts";

/** A page that a trainer may give: `lessons/exhaustion`. One slug names its text, quiz, sandbox and notes. */
export interface TaughtPage {
  readonly folder: "lessons" | "incidents";
  readonly slug: string;
}

export interface LessonParts {
  readonly predictions: readonly TextPrediction[];
  readonly scenarios: readonly PlayableScenario[];
  readonly quiz: readonly QuizQuestion[];
}

/** @throws ContentError where two questions of a page have one id, for a vote could not tell them apart */
export function toLessonTimes({ slug }: TaughtPage, { predictions, scenarios, quiz }: LessonParts): LessonTimes {
  const questions: readonly (readonly [id: string, answers: number])[] = [
    ...predictions.map(({ id, answers }) => [id, answers.length] as const),
    ...scenarios.flatMap(({ id, prediction }) => (prediction ? [[id, prediction.answers.length] as const] : [])),
    ...quiz.map(({ id, options }) => [id, options.length] as const),
  ];
  const ids = questions.map(([id]) => id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined)
    throw new ContentError(
      `${slug}: two questions have the id "${twice}" (of its text, its quiz and its scenarios); give the newer one another id`,
    );
  return {
    answersOf: new Map(questions),
    endMsOf: new Map(scenarios.map(({ id, scenario }) => [id, scenario.endMs])),
  };
}

/** What there is to vote on and to play. @throws where the sandboxes were not packed, ContentError on a mistake */
export async function loadLessonParts(projectRoot: string, { folder, slug }: TaughtPage): Promise<LessonParts> {
  const file = `content/${folder}/${slug}.mdx`;
  const hasQuiz = existsSync(join(projectRoot, `content/quizzes/${slug}.yaml`));
  const [mdx, bundle, quiz] = await Promise.all([
    readContent(projectRoot, file),
    loadSandboxBundle(projectRoot, slug),
    hasQuiz ? loadQuiz(projectRoot, slug) : [],
  ]);
  return { predictions: readPredictions(file, mdx), scenarios: bundle.scenarios, quiz };
}

/** @throws where the sandboxes were not packed, ContentError on a mistake */
export const loadLessonTimes = async (projectRoot: string, page: TaughtPage): Promise<LessonTimes> =>
  toLessonTimes(page, await loadLessonParts(projectRoot, page));
