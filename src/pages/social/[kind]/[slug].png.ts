/** The picture of each lesson and incident for links shared elsewhere. */
import type { APIRoute } from "astro";
import { type CourseStep, loadCourseSteps } from "../../../content/course-steps.ts";
import { cardSizePx, drawCard } from "../../../site/social/draw-card.ts";
import { renderPng } from "../../../site/social/render-png.ts";
import { loadTypeFace } from "../../../site/social/type-face.ts";

export async function getStaticPaths() {
  const steps = await loadCourseSteps();
  return steps.map((step) => ({ params: { kind: `${step.kind}s`, slug: step.slug }, props: { step } }));
}

const faces = Promise.all(
  ["commissioner-heading.ttf", "commissioner-text.ttf"].map((name) => loadTypeFace(process.cwd(), name)),
);

export const GET: APIRoute<{ step: CourseStep }> = async ({ props: { step } }) => {
  const [heading, text] = await faces;
  if (!heading || !text) throw new Error("The fonts of the social pictures are missing.");
  const kicker = `${step.part} · ${step.kind} ${step.order}, about ${step.minutes} minutes`;
  const svg = drawCard({ kicker, title: step.title, lent: step.order + 1 }, { heading, text });
  const png = await renderPng(svg, cardSizePx.width, "node_modules/.cache/social");
  return new Response(new Uint8Array(png), { headers: { "Content-Type": "image/png" } });
};
