import type { OpenLesson } from "../../lesson/open-lesson.ts";

/** The page's one polite voice. */
export function Announcer({ lesson }: { readonly lesson: OpenLesson }) {
  return (
    <p class="visually-hidden" role="status" aria-live="polite">
      {lesson.announcement.value}
    </p>
  );
}
