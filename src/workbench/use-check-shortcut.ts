import { useEffect } from "preact/hooks";
import type { OpenLesson } from "../lesson/open-lesson.ts";

/**
 * Ctrl or Cmd with Enter checks, wherever the focus is. Taken on its way down: a code editor would add a line, and a
 * button that has the focus would be pressed.
 */
export function useCheckShortcut(lesson: OpenLesson): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
      event.preventDefault();
      event.stopPropagation();
      if (!event.repeat) void lesson.check();
    };
    addEventListener("keydown", onKey, { capture: true });
    return () => removeEventListener("keydown", onKey, { capture: true });
  }, [lesson]);
}
