import type { EditorMark } from "../editor-mark.ts";
import type { MappedLine } from "./map-lines.ts";

const notes = { same: "", edited: " (this line was edited since the run)", removed: " (removed here since the run)" };

/** The mark at the place where its line stands now; one whose line is gone says so. */
export function moveMark(mark: EditorMark, { kind, line }: MappedLine): EditorMark {
  return { ...mark, line, message: `${mark.message}${notes[kind]}` };
}
