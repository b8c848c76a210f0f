/** The lessons that exist, in course order. */
import { type CollectionEntry, getCollection } from "astro:content";
import { assertDistinctOrders } from "./lesson-schema.ts";

export async function loadLessons(): Promise<CollectionEntry<"lessons">[]> {
  const lessons = await getCollection("lessons");
  assertDistinctOrders(lessons.map(({ id, data, filePath }) => ({ file: filePath ?? id, order: data.order })));
  return lessons.sort((a, b) => a.data.order - b.data.order);
}
