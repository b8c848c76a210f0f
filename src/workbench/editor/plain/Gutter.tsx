import type { EditorMark } from "../../../lesson/open-lesson.ts";
import { pointedLines } from "../../../lesson/pointed-lines.ts";

/** Space above the first line, pixels: as the text area's own in plain-editor.css. */
const padding = 8;

interface GutterProps {
  readonly file: string;
  readonly lines: number;
  /** Of the text area, with the height of its lines. */
  readonly scroll: { readonly top: number; readonly height: number; readonly lineHeight: number };
  readonly marks: readonly EditorMark[];
}

/** Line numbers and marks behind the text; only the lines in view, however long the file is. */
export function Gutter({ file, lines, scroll, marks }: GutterProps) {
  const { lineHeight } = scroll;
  const first = Math.max(1, Math.floor((scroll.top - padding) / lineHeight));
  const last = Math.min(lines, Math.ceil((scroll.top + scroll.height) / lineHeight) + 1);
  const numbers = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
  const pointed = pointedLines.value;
  const isPointed = (line: number) =>
    pointed?.file === file && line >= pointed.fromLine && line <= Math.max(pointed.fromLine, pointed.toLine);
  return (
    <div class="plain-gutter" aria-hidden="true">
      {numbers.map((line) => {
        const mark = marks.find((candidate) => candidate.line === line);
        return (
          <div
            key={line}
            class={`plain-line ${mark ? `line-${mark.kind}` : ""} ${isPointed(line) ? "line-pointed" : ""}`}
            style={{ top: `${padding + (line - 1) * lineHeight - scroll.top}px` }}
          >
            <span class="plain-number">{line}</span>
            {mark && <span class={`plain-glyph glyph-${mark.kind}`} />}
          </div>
        );
      })}
    </div>
  );
}
