/** The pages beside lessons and incidents: footers, the palette, the search and the page for lost links list them. */
import { getCollection } from "astro:content";

export interface SitePage {
  readonly title: string;
  /** What a link says where room is short; the title if left out. */
  readonly shortTitle?: string;
  /** From the site's root. */
  readonly path: `/${string}`;
  /** What is found there, in a few words. */
  readonly note: string;
  /** Other words it is looked for by. */
  readonly also: readonly string[];
}

const pages: readonly SitePage[] = [
  {
    title: "The course",
    path: "/#lessons",
    note: "All lessons and incidents",
    also: ["home", "lessons", "curriculum"],
  },
  { title: "Where to begin", path: "/start/", note: "Five questions that place you", also: ["start", "placement"] },
  { title: "Incidents", path: "/incidents/", note: "Cases of several faults at once", also: ["pager"] },
  { title: "Review", path: "/review/", note: "The questions that you missed", also: ["quiz", "questions"] },
  {
    title: "What to check on Monday",
    shortTitle: "On Monday",
    path: "/monday/",
    note: "What to look for in your own code, and your notes",
    also: ["afterwards", "checklist", "notes", "take away", "grep", "audit"],
  },
  {
    title: "Your progress",
    path: "/progress/",
    note: "What is kept on this device: take it along, clear it",
    also: ["privacy", "export", "import", "clear", "storage"],
  },
  {
    title: "Offline",
    path: "/offline/",
    note: "Keep the course for reading and running without a network",
    also: ["download", "network"],
  },
  {
    title: "For trainers",
    path: "/training/",
    note: "Give the course before a room: agendas, notes, what to do when things fail",
    also: ["trainer", "training", "agenda", "workshop", "presenter", "projector"],
  },
  { title: "Glossary", path: "/glossary/", note: "The words of this field", also: ["terms", "words"] },
  {
    title: "Error messages, word by word",
    shortTitle: "Error messages",
    path: "/errors/",
    note: "What a message means, and where it is explained",
    also: ["exceptions"],
  },
];

/** In the order in which they are listed. */
export async function loadSitePages(): Promise<SitePage[]> {
  const references = await getCollection("reference");
  return [
    ...pages,
    ...references.map(
      ({ id, data }): SitePage => ({
        title: data.title,
        ...(data.shortTitle ? { shortTitle: data.shortTitle } : {}),
        path: `/reference/${id}/`,
        note: "Reference",
        also: ["reference"],
      }),
    ),
  ];
}
