import { useEffect } from "preact/hooks";
import type { OpenLesson } from "../lesson/open-lesson.ts";

/** Ctrl or Cmd with Enter checks, wherever the focus is. */
export function useCheckShortcut(lesson: OpenLesson): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.defaultPrevented) return;
      event.preventDefault();
      void lesson.check();
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, [lesson]);
}
