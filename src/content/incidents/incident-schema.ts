import * as z from "zod";
import { slugSchema } from "../slug.ts";

/** The frontmatter of an incident: a case made of several lessons' faults in one server. */
export function createIncidentSchema(sandbox: z.ZodType<string>) {
  return z.strictObject({
    title: z.string().min(3).max(60),
    /** Place among the incidents, from 1. */
    order: z.int().min(1),
    minutes: z.int().min(1).max(90),
    summary: z.string().min(20).max(240),
    sandbox,
    /** The text of the page that woke you. */
    pager: z.string().min(20).max(400),
    /** The lessons whose faults it is made of. */
    lessons: z.array(slugSchema).min(2),
    claims: z.array(slugSchema).default([]),
  });
}
