/** The notes of every lesson and incident, held to their pages. */
import type { PlayableScenario, TrafficAction } from "../../contract/sandbox.ts";
import { listContent } from "../read-content.ts";
import { loadSandboxBundle } from "../sandbox-bundle.ts";
import { ContentError } from "../yaml/read-yaml.ts";
import { findProblems, findStrays, type PageFacts } from "./hold-notes.ts";
import { loadLessonTimes, type TaughtPage } from "./lesson-times.ts";
import { loadTrainerNotes, type TrainerNotes } from "./trainer-notes.ts";

export interface NotedPage {
  readonly page: TaughtPage;
  readonly notes: TrainerNotes;
  readonly facts: PageFacts;
}

/** The ids of a page's headings; at build Astro knows them. */
export type ReadAnchors = (page: TaughtPage) => Promise<readonly string[]>;

/** By slug. @throws ContentError with every mistake of every file */
export async function loadAllNotes(projectRoot: string, readAnchors: ReadAnchors): Promise<Map<string, NotedPage>> {
  const folders = ["lessons", "incidents"] as const;
  const [lessons = [], incidents = [], noted = []] = await Promise.all([
    ...folders.map((folder) => listContent(projectRoot, `content/${folder}`, ".mdx")),
    listContent(projectRoot, "content/trainer", ".yaml"),
  ]);
  const pages: TaughtPage[] = [
    ...lessons.map((slug) => ({ folder: "lessons" as const, slug })),
    ...incidents.map((slug) => ({ folder: "incidents" as const, slug })),
  ];
  const problems = findStrays(
    pages.map(({ slug }) => slug),
    noted,
  );
  const all = new Map<string, NotedPage>();
  for (const page of pages.filter(({ slug }) => noted.includes(slug))) {
    const [notes, facts] = await Promise.all([
      loadTrainerNotes(projectRoot, page.slug),
      loadFacts(projectRoot, page, readAnchors),
    ]);
    problems.push(...findProblems(`content/trainer/${page.slug}.yaml`, notes, facts));
    all.set(page.slug, { page, notes, facts });
  }
  if (problems.length > 0) throw new ContentError(problems.join("\n"));
  return all;
}

async function loadFacts(projectRoot: string, page: TaughtPage, readAnchors: ReadAnchors): Promise<PageFacts> {
  const [times, { traffic, scenarios }, anchors] = await Promise.all([
    loadLessonTimes(projectRoot, page),
    loadSandboxBundle(projectRoot, page.slug),
    readAnchors(page),
  ]);
  return { times, trafficLabels: buttonsOf(traffic), scenarioLabels: labelsOf(scenarios), anchors };
}

const labelsOf = (scenarios: readonly PlayableScenario[]): string[] => scenarios.map(({ label }) => label);

/** As the traffic panel draws them: a server that takes tabs has a button for one more. */
const buttonsOf = (traffic: readonly TrafficAction[]): string[] => [
  ...new Set([...(traffic.some(({ kind }) => kind !== "request") ? ["Open tab"] : []), ...traffic.map((a) => a.label)]),
];
