import { defineCollection } from "astro:content";
import { glob } from "astro/loaders";
import { createLessonSchema } from "./content/lesson-schema.ts";

const lessons = defineCollection({
  loader: glob({ pattern: "*.mdx", base: "./content/lessons" }),
  schema: createLessonSchema(process.cwd()),
});

export const collections = { lessons };
