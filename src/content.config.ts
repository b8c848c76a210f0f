import { defineCollection } from "astro:content";
import { glob } from "astro/loaders";
import { createIncidentSchema } from "./content/incidents/incident-schema.ts";
import { createLessonSchema, createSandboxSchema } from "./content/lesson-schema.ts";
import { referenceSchema } from "./content/reference-schema.ts";

const projectRoot = process.cwd();
const lessons = defineCollection({
  loader: glob({ pattern: "*.mdx", base: "./content/lessons" }),
  schema: createLessonSchema(projectRoot),
});
const incidents = defineCollection({
  loader: glob({ pattern: "*.mdx", base: "./content/incidents" }),
  schema: createIncidentSchema(createSandboxSchema(projectRoot)),
});
const reference = defineCollection({
  loader: glob({ pattern: "*.mdx", base: "./content/reference" }),
  schema: referenceSchema,
});

export const collections = { lessons, incidents, reference };
