/** All that the pages for trainers are made of, read and held to the course once a build. */
import { getCollection, render } from "astro:content";
import { type CourseStep, loadCourseSteps } from "../course-steps.ts";
import { loadAllNotes, type NotedPage } from "./all-notes.ts";
import { loadPlans, type PlannedSession } from "./all-plans.ts";
import type { TaughtPage } from "./lesson-times.ts";

export interface Training {
  readonly steps: readonly CourseStep[];
  /** By slug. */
  readonly notes: ReadonlyMap<string, NotedPage>;
  readonly sessions: readonly PlannedSession[];
}

let training: Promise<Training> | undefined;

/** @throws ContentError with every mistake in notes and agendas */
export function loadTraining(projectRoot: string): Promise<Training> {
  // An author who edits notes under "npm run dev" sees each edit.
  if (import.meta.env.DEV) return readTraining(projectRoot);
  training ??= readTraining(projectRoot);
  return training;
}

async function readTraining(projectRoot: string): Promise<Training> {
  const [steps, notes] = await Promise.all([loadCourseSteps(), loadAllNotes(projectRoot, readAnchors)]);
  const titles = new Map(steps.map(({ slug, title }) => [slug, title]));
  return { steps, notes, sessions: await loadPlans(projectRoot, notes, (slug) => titles.get(slug) ?? slug) };
}

async function readAnchors({ folder, slug }: TaughtPage): Promise<string[]> {
  const entries = await getCollection(folder);
  const entry = entries.find(({ id }) => id === slug);
  if (!entry) throw new Error(`content/${folder}/${slug}.mdx is in no collection`);
  return (await render(entry)).headings.map((heading) => heading.slug);
}
