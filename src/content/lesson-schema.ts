/** The frontmatter of a lesson, checked at build: a mistake stops it, naming file, field and what was expected. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { slugSchema } from "./slug.ts";

/** The name of a folder under `sandboxes/`. @param projectRoot where that stands */
export const createSandboxSchema = (projectRoot: string) =>
  slugSchema.refine((slug) => existsSync(join(projectRoot, "sandboxes", slug, "sandbox.ts")), {
    error: ({ input }) =>
      `expected the name of a folder under sandboxes/ with a sandbox.ts, but sandboxes/${String(input)}/sandbox.ts ` +
      "does not exist; create it, or write the slug of one that does",
  });

/** @param projectRoot where `sandboxes/` stands */
export function createLessonSchema(projectRoot: string) {
  return z.strictObject({
    /** Heading of the page and of its line in the list. */
    title: z.string().min(3).max(60),
    /** Place in the course, from 1. */
    order: z.int().min(1),
    /** Reading and doing, in minutes. */
    minutes: z.int().min(1).max(60),
    /** One sentence for the list of lessons and for search engines. */
    summary: z.string().min(20).max(240),
    /** Part of the course it belongs to. */
    part: z.string().min(3).max(40),
    /** What the reader can do afterwards, as one sentence. */
    objective: z.string().min(10).max(240),
    /** Ids in `content/evidence.yaml` of what the lesson says is so. */
    claims: z.array(slugSchema).min(1),
    /** Folder under `sandboxes/` with the code that the workbench runs. */
    sandbox: createSandboxSchema(projectRoot),
  });
}

/**
 * Rejects two lessons in one place of the course, which no single file's schema can see.
 * @throws naming both files, the field and the remedy
 */
export function assertDistinctOrders(lessons: readonly { file: string; order: number }[]): void {
  const seen = new Map<number, string>();
  for (const { file, order } of lessons) {
    const other = seen.get(order);
    if (other !== undefined)
      throw new Error(`${file}: order: expected a place of its own, but ${other} has ${order} too; change one of them`);
    seen.set(order, file);
  }
}
