/** What a lesson's sandbox is made of, once packed: source for people, JavaScript for engines. */
import { z } from "zod";

export const sourceFileSchema = z.object({
  path: z.string().regex(/^[\w./-]+\.ts$/),
  /** TypeScript, as the learner reads it. */
  source: z.string(),
  /** The same with the types blanked out: line and column of everything that runs are unchanged. */
  javascript: z.string(),
});
export type SourceFile = z.infer<typeof sourceFileSchema>;

export const sandboxBundleSchema = z.object({
  slug: z.string().regex(/^[a-z0-9-]+$/),
  entry: z.string(),
  focusFile: z.string(),
  editableFiles: z.array(z.string()),
  seedSql: z.string(),
  starter: z.array(sourceFileSchema),
  solution: z.array(sourceFileSchema),
});
export type SandboxBundle = z.infer<typeof sandboxBundleSchema>;
