/** Messages of pools, drivers and servers, each with the place that explains it: `content/errors.yaml`. */
import * as z from "zod";
import { readContent } from "../read-content.ts";
import { slugSchema } from "../slug.ts";
import { readYaml } from "../yaml/read-yaml.ts";

const messageSchema = z.strictObject({
  slug: slugSchema,
  /** With `…` for each part that varies. */
  message: z.string().min(8).max(160).describe("the message, … for a part that varies"),
  by: z.string().min(2).max(40).describe("who says it"),
  means: z.string().min(20).max(240).describe("what it means, in a sentence or two"),
  page: z
    .string()
    .regex(/^(lessons|incidents|reference)\/[a-z0-9-]+$/, "expected a page such as lessons/exhaustion")
    .describe("lessons/exhaustion"),
  /** Anchor of the heading that explains it. */
  heading: slugSchema,
  /** Where the words come from: a file that has them, or a source. */
  seen: z.union([z.strictObject({ file: z.string().min(3) }), z.strictObject({ source: z.string().min(5) })]),
});

const messagesSchema = z
  .array(messageSchema)
  .refine((all) => new Set(all.map(({ slug }) => slug)).size === all.length, "two messages have one slug");

export type ErrorMessage = z.infer<typeof messageSchema>;

const messagesFile = "content/errors.yaml";

/** In the file's order. @throws ContentError naming file, line and remedy */
export async function loadErrorMessages(projectRoot: string): Promise<ErrorMessage[]> {
  return readYaml(messagesSchema, { file: messagesFile, text: await readContent(projectRoot, messagesFile) });
}
