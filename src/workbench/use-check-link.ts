import { useEffect } from "preact/hooks";
import type { OpenLesson } from "../lesson/open-lesson.ts";

const prefix = "check-";

/** What a link to a check points at. */
export const checkRowId = (checkId: string): string => `${prefix}${checkId}`;

/** `#check-<id>` in the address scrolls to that check and gives it the focus. */
export function useCheckLink(lesson: OpenLesson): void {
  useEffect(() => {
    function follow() {
      const id = decodeURIComponent(location.hash.slice(1));
      if (!lesson.checks.some((check) => checkRowId(check.id) === id)) return;
      const row = document.getElementById(id);
      row?.scrollIntoView({ block: "nearest" });
      row?.focus({ preventScroll: true });
    }
    follow();
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  }, [lesson]);
}
