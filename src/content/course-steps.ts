/** The whole course as one way: every lesson, then every incident. */
import { getCollection } from "astro:content";
import { loadLessons } from "./lessons.ts";

export interface CourseStep {
  readonly slug: string;
  readonly kind: "lesson" | "incident";
  readonly order: number;
  readonly title: string;
  /** Part of the course. */
  readonly part: string;
  readonly minutes: number;
  /** From the site's root. */
  readonly path: `/${string}/`;
}

export async function loadCourseSteps(): Promise<CourseStep[]> {
  const incidents = (await getCollection("incidents")).sort((a, b) => a.data.order - b.data.order);
  const toStep =
    (kind: CourseStep["kind"]) =>
    ({
      id,
      data,
    }: {
      id: string;
      data: { order: number; title: string; minutes: number; part?: string };
    }): CourseStep => ({
      slug: id,
      kind,
      order: data.order,
      title: data.title,
      part: data.part ?? "Incidents",
      minutes: data.minutes,
      path: `/${kind}s/${id}/`,
    });
  return [...(await loadLessons()).map(toStep("lesson")), ...incidents.map(toStep("incident"))];
}
