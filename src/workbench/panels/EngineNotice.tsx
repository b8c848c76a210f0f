import type { OpenLesson } from "../../lesson/open-lesson.ts";
import { useChunk } from "../use-chunk.ts";

const loadNotice = () => import("./ContainerNotice.tsx");

/** The place for what those are told who chose the WebContainer. */
export function EngineNotice({ lesson }: { readonly lesson: OpenLesson }) {
  const wanted = lesson.engine.value.choice === "webcontainer";
  const notice = useChunk(wanted, loadNotice);
  return wanted && notice ? <notice.ContainerNotice lesson={lesson} /> : null;
}
