/** All that a trainer's window shows of a lesson, gathered at build: its notes, their times, its questions and answers. */
import type { Activity, LessonTimes } from "./activity.ts";
import { type LessonParts, loadLessonParts, type TaughtPage, toLessonTimes } from "./lesson-times.ts";
import { activitySeconds, stepSeconds } from "./reckon.ts";
import { loadTrainerNotes, type TrainerNotes } from "./trainer-notes.ts";

export interface PresenterQuestion {
  readonly id: string;
  readonly from: "text" | "scenario" | "quiz";
  readonly question: string;
  readonly answers: readonly string[];
  /** Beside each answer, why it is right or wrong; empty where only the text says so. */
  readonly whys: readonly string[];
  readonly truth: number;
}

export interface PresenterStep {
  readonly id: string;
  readonly title: string;
  /** Heading of the lesson where it happens; null is the top. */
  readonly section: string | null;
  /** Paragraphs. */
  readonly say: readonly string[];
  readonly ask: TrainerNotes["steps"][number]["ask"];
  readonly do: readonly { readonly activity: Activity; readonly seconds: number }[];
  readonly breakLive: string | null;
  readonly seconds: number;
}

export interface PageName {
  /** From the site's root. */
  readonly path: string;
  readonly title: string;
}

export interface PresenterContent extends PageName {
  readonly aim: string;
  readonly ifShort: string;
  readonly steps: readonly PresenterStep[];
  readonly sections: readonly { readonly id: string; readonly text: string }[];
  readonly questions: readonly PresenterQuestion[];
  /** Pages that can be projected. */
  readonly pages: readonly PageName[];
}

interface PageOf {
  readonly title: string;
  readonly headings: readonly { readonly depth: number; readonly slug: string; readonly text: string }[];
  readonly pages: readonly PageName[];
}

/** @throws ContentError on a mistake in what authors wrote, and where there are no notes */
export async function loadPresenterContent(
  projectRoot: string,
  page: TaughtPage,
  { title, headings, pages }: PageOf,
): Promise<PresenterContent> {
  const parts = await loadLessonParts(projectRoot, page);
  const notes = await loadTrainerNotes(projectRoot, page.slug);
  return {
    path: `/${page.folder}/${page.slug}/`,
    title,
    aim: notes.aim,
    ifShort: notes.ifShort,
    steps: toPresenterSteps(notes, toLessonTimes(page, parts)),
    sections: headings.filter(({ depth }) => depth === 2).map(({ slug, text }) => ({ id: slug, text })),
    questions: toQuestions(parts),
    pages,
  };
}

const toPresenterSteps = ({ steps }: TrainerNotes, times: LessonTimes): PresenterStep[] =>
  steps.map((step) => ({
    id: step.id,
    title: step.title,
    section: step.section ?? null,
    say: step.say.split(/\n\s*\n/).map((paragraph) => paragraph.trim()),
    ask: step.ask,
    do: step.do.map((activity) => ({ activity, seconds: activitySeconds(activity, times) })),
    breakLive: step.breakLive ?? null,
    seconds: stepSeconds(step, times),
  }));

const toQuestions = ({ predictions, scenarios, quiz }: LessonParts): PresenterQuestion[] => [
  ...predictions.map(
    ({ id, question, answers, truth }): PresenterQuestion => ({ id, from: "text", question, answers, whys: [], truth }),
  ),
  ...scenarios.flatMap(({ id, prediction }): PresenterQuestion[] =>
    prediction
      ? [
          {
            id,
            from: "scenario",
            question: prediction.question,
            answers: prediction.answers.map(({ text }) => text),
            whys: prediction.answers.map(({ why }) => why),
            truth: prediction.answers.findIndex(({ happens }) => happens),
          },
        ]
      : [],
  ),
  ...quiz.map(
    ({ id, question, options }): PresenterQuestion => ({
      id,
      from: "quiz",
      question,
      answers: options.map(({ text }) => text),
      whys: options.map(({ why }) => why),
      truth: options.findIndex(({ right }) => right),
    }),
  ),
];
