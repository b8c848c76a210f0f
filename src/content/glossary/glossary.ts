/** The field's words as this course uses them: `content/glossary.yaml`. */
import * as z from "zod";
import { readContent } from "../read-content.ts";
import { slugSchema } from "../slug.ts";
import { readYaml } from "../yaml/read-yaml.ts";

const termSchema = z.strictObject({
  term: z.string().min(2).max(40).describe("the word"),
  slug: slugSchema,
  means: z.string().min(20).max(400).describe("what it means, in one or two sentences"),
  /** Other forms that are linked as well: plurals, verbs, synonyms. */
  also: z.array(z.string().min(2).max(40)).default([]),
  /** The lesson that explains it. */
  lesson: slugSchema.optional(),
});

const glossarySchema = z
  .array(termSchema)
  .refine((terms) => new Set(terms.map(({ slug }) => slug)).size === terms.length, "two terms have one slug");

export type GlossaryTerm = z.infer<typeof termSchema>;

const glossaryFile = "content/glossary.yaml";

/** In the order of the alphabet. @throws ContentError naming file, line and remedy */
export async function loadGlossary(projectRoot: string): Promise<GlossaryTerm[]> {
  const terms = readYaml(glossarySchema, { file: glossaryFile, text: await readContent(projectRoot, glossaryFile) });
  return terms.sort((a, b) => a.term.localeCompare(b.term, "en"));
}
