import { signal } from "@preact/signals";
import type { OpenLesson } from "./open-lesson.ts";

/** The lesson that this page has open, for what is loaded later than its workbench. */
export const currentLesson = signal<OpenLesson | null>(null);
