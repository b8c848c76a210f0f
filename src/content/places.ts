/** Everything on the site that has a name of its own: what the search page lists and the palette finds. */
import { getCollection } from "astro:content";
import type { Place } from "../contract/place.ts";
import { loadExplainedMessages } from "./errors/explained-messages.ts";
import { loadGlossary } from "./glossary/glossary.ts";
import { loadLessons } from "./lessons.ts";

/** Pages without a collection. */
const pages: readonly Place[] = [
  {
    kind: "page",
    title: "The course",
    path: "/#lessons",
    note: "All lessons and incidents",
    also: ["home", "lessons", "curriculum"],
  },
  {
    kind: "page",
    title: "Where to begin",
    path: "/start/",
    note: "Five questions that place you",
    also: ["start", "placement"],
  },
  { kind: "page", title: "Incidents", path: "/incidents/", note: "Cases of several faults at once", also: ["pager"] },
  {
    kind: "page",
    title: "Review",
    path: "/review/",
    note: "The questions that you missed",
    also: ["quiz", "questions"],
  },
  {
    kind: "page",
    title: "Your progress",
    path: "/progress/",
    note: "What is kept on this device: take it along, clear it",
    also: ["privacy", "export", "import", "clear", "storage"],
  },
  {
    kind: "page",
    title: "Offline",
    path: "/offline/",
    note: "Keep the course for reading and running without a network",
    also: ["download", "network"],
  },
  { kind: "page", title: "Glossary", path: "/glossary/", note: "The words of this field", also: ["terms", "words"] },
  {
    kind: "page",
    title: "Error messages, word by word",
    path: "/errors/",
    note: "What a message means, and where it is explained",
    also: ["exceptions"],
  },
];

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
    ...pages,
    ...(await getCollection("reference")).map(
      ({ id, data }): Place => ({
        kind: "page",
        title: data.title,
        path: `/reference/${id}/`,
        note: "Reference",
        also: ["reference"],
      }),
    ),
  ];
}
