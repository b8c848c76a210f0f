/** Everything on the site that has a name of its own: what the search page lists and the palette finds. */
import { getCollection } from "astro:content";
import type { Place } from "../contract/place.ts";
import { loadExplainedMessages } from "./errors/explained-messages.ts";
import { loadGlossary } from "./glossary/glossary.ts";
import { loadLessons } from "./lessons.ts";
import { loadSitePages } from "./site-pages.ts";

/** In the order in which they are offered. @throws ContentError */
export async function loadPlaces(projectRoot: string): Promise<Place[]> {
  const incidents = (await getCollection("incidents")).sort((a, b) => a.data.order - b.data.order);
  const lessons = await loadLessons();
  const titles = new Map(lessons.map(({ id, data }) => [id, data.title]));
  return [
    ...lessons.map(
      ({ id, data }): Place => ({
        kind: "lesson",
        title: data.title,
        path: `/lessons/${id}/`,
        note: `Lesson ${data.order}, ${data.minutes} min`,
        also: [`lesson ${data.order}`, data.part],
      }),
    ),
    ...incidents.map(
      ({ id, data }): Place => ({
        kind: "incident",
        title: data.title,
        path: `/incidents/${id}/`,
        note: `Incident ${data.order}, ${data.minutes} min`,
        also: ["incident"],
      }),
    ),
    ...(await loadGlossary(projectRoot)).map(
      ({ term, slug, lesson, also }): Place => ({
        kind: "term",
        title: term,
        path: `/glossary/#${slug}`,
        note: (lesson && titles.get(lesson)) ?? "Glossary",
        also,
      }),
    ),
    ...(await loadExplainedMessages(projectRoot)).map(
      ({ message, by, pageTitle, headingText, path }): Place => ({
        kind: "message",
        title: message,
        path,
        note: `${by}. ${pageTitle}: ${headingText}`,
        also: [],
      }),
    ),
    ...(await loadSitePages()).map(({ title, path, note, also }): Place => ({ kind: "page", title, path, note, also })),
  ];
}
