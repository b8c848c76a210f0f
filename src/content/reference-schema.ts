import * as z from "zod";
import { slugSchema } from "./slug.ts";

/** The frontmatter of a page to look things up in. */
export const referenceSchema = z.strictObject({
  title: z.string().min(3).max(60),
  /** What a link to it says where room is short. */
  shortTitle: z.string().min(3).max(30).optional(),
  summary: z.string().min(20).max(240),
  /** True for a sheet to print: short lists in columns, on one page of paper. */
  sheet: z.boolean().default(false),
  claims: z.array(slugSchema).default([]),
});
