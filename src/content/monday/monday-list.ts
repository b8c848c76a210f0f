/** What to check in one's own code after the course, lesson by lesson: `content/monday.yaml`. */
import * as z from "zod";
import { readContent } from "../read-content.ts";
import { slugSchema } from "../slug.ts";
import { ContentError, readYaml } from "../yaml/read-yaml.ts";
import { findSchema, shellSchema, sqlSchema } from "./find.ts";

const sentences = (most: number, meaning: string) => z.string().min(20).max(most).describe(meaning);

/** Text between backquotes is set as code. */
const itemSchema = z.strictObject({
  /** Unique; a reader's ticks are kept under it, so it never changes. */
  id: slugSchema,
  title: z.string().min(10).max(80).describe("what holds in code that is in order"),
  /** Ids in `content/evidence.yaml` that the lesson claims and the item rests on. */
  claims: z.array(slugSchema).min(1).max(4),
  look: sentences(520, "what to look for in one's own code"),
  find: z.array(findSchema).min(1).max(4),
  why: sentences(240, "why it matters, one sentence"),
  mended: sentences(320, "how to see that it is mended"),
  /** What to run for that. */
  prove: z.union([sqlSchema, shellSchema]).optional(),
});

const listSchema = z
  .array(z.strictObject({ lesson: slugSchema, items: z.array(itemSchema).min(2).max(3) }))
  .superRefine((lessons, context) => {
    const seen = new Set<string>();
    lessons.forEach(({ items }, lesson) => {
      items.forEach(({ id }, item) => {
        if (seen.has(id))
          context.addIssue({
            code: "custom",
            path: [lesson, "items", item, "id"],
            message: `two items have the id ${id}`,
          });
        seen.add(id);
      });
    });
  });

export type MondayItem = z.infer<typeof itemSchema>;
export type MondayLesson = z.infer<typeof listSchema>[number];

/** What the list has to know of a lesson. */
export interface ClaimingLesson {
  readonly slug: string;
  readonly claims: readonly string[];
}

const file = "content/monday.yaml";

/**
 * In the order of the lessons given, each with its items.
 * @throws ContentError where a lesson has none, or an item rests on what its lesson does not claim
 */
export async function loadMondayList(projectRoot: string, lessons: readonly ClaimingLesson[]): Promise<MondayLesson[]> {
  const list = readYaml(listSchema, { file, text: await readContent(projectRoot, file) });
  const complaints = [
    ...list.flatMap(({ lesson, items }) => {
      const known = lessons.find(({ slug }) => slug === lesson);
      if (!known) return [`${file}: there is no lesson "${lesson}"; take it out, or write the slug of one that exists`];
      return items.flatMap(({ id, claims }) =>
        claims
          .filter((claim) => !known.claims.includes(claim))
          .map((claim) => `${file}: ${id} rests on "${claim}", which ${lesson} does not claim; name one of its claims`),
      );
    }),
    ...lessons
      .filter(({ slug }) => list.filter(({ lesson }) => lesson === slug).length !== 1)
      .map(({ slug }) => `${file}: expected the lesson "${slug}" once; give it two or three items in one place`),
  ];
  if (complaints.length > 0) throw new ContentError(complaints.join("\n"));
  return lessons.flatMap(({ slug }) => list.filter(({ lesson }) => lesson === slug));
}
