import type { Site } from "../contract/trace-event.ts";
import type { OpenLesson } from "../lesson/open-lesson.ts";
import { useChunk } from "./use-chunk.ts";

const loadPanel = () => import("./autopsy/AutopsyPanel.tsx");

interface AutopsyPlaceProps {
  readonly lesson: OpenLesson;
  readonly onShowLine: (site: Site) => void;
}

/** Where a pressed lane is explained; what explains it is fetched with the first press. */
export function AutopsyPlace(props: AutopsyPlaceProps) {
  const panel = useChunk(props.lesson.autopsy.selected.value !== null, loadPanel);
  return panel && <panel.AutopsyPanel {...props} />;
}
