/** The picture of each lesson and incident for links shared elsewhere. */
import type { APIRoute } from "astro";
import { type CourseStep, loadCourseSteps } from "../../../content/course-steps.ts";
import { answerCard } from "../../../site/social/answer-card.ts";

export async function getStaticPaths() {
  const steps = await loadCourseSteps();
  return steps.map((step) => ({ params: { kind: `${step.kind}s`, slug: step.slug }, props: { step } }));
}

export const GET: APIRoute<{ step: CourseStep }> = ({ props: { step } }) =>
  answerCard({
    kicker: `${step.part} · ${step.kind} ${step.order}, about ${step.minutes} minutes`,
    title: step.title,
    lent: step.order + 1,
  });
