import type { OpenLesson } from "../../lesson/open-lesson.ts";

/** A file as the editor shows it: one of the lesson's, or one of the framework's to read. */
export interface ShownFile {
  readonly path: string;
  readonly source: string;
  readonly editable: boolean;
  readonly changed: boolean;
  /** True for a file that lessons build on. */
  readonly library: boolean;
  /** Why it cannot be changed; null where it can. */
  readonly whyReadOnly: string | null;
}

const ofLesson = "This file belongs to the lesson and cannot be changed.";
const ofFramework = "This file belongs to what every lesson is built on: read it, it cannot be changed.";

/** The framework's file that is open, where it is one. */
export function openFrameworkFile(lesson: OpenLesson): ShownFile | null {
  const state = lesson.work.framework.state.value;
  const path = lesson.activeFile.value;
  const found = state.kind === "loaded" ? state.files.find((file) => file.path === path) : undefined;
  return found ? { ...found, editable: false, changed: false, library: true, whyReadOnly: ofFramework } : null;
}

/** The lesson's files, and after them the framework's file that is open. */
export function shownFiles(lesson: OpenLesson): readonly ShownFile[] {
  const files = lesson.files.value.map((file) => ({
    ...file,
    library: false,
    whyReadOnly: file.editable ? null : ofLesson,
  }));
  const framework = openFrameworkFile(lesson);
  return framework ? [...files, framework] : files;
}

export const shownFile = (lesson: OpenLesson): ShownFile | undefined =>
  shownFiles(lesson).find((file) => file.path === lesson.activeFile.value);
