import type { EditorMark } from "../../../lesson/open-lesson.ts";

interface MarkListProps {
  readonly marks: readonly EditorMark[];
  readonly onShowLine: (mark: EditorMark) => void;
}

/** A file with more of them has one cause. */
const mostMarks = 20;

/** The marks in words, each leading to its line. */
export function MarkList({ marks, onShowLine }: MarkListProps) {
  if (marks.length === 0) return null;
  const shown = marks.slice(0, mostMarks);
  return (
    <ul class="plain-marks" aria-label="Marked lines">
      {shown.map((mark) => (
        <li key={`${mark.kind}:${mark.file}:${mark.line}:${mark.column}`} class={`line-${mark.kind}`}>
          <span class={`plain-glyph glyph-${mark.kind}`} />
          <button type="button" class="link" onClick={() => onShowLine(mark)}>
            {`Line ${mark.line}`}
          </button>
          <span class={`after-${mark.kind}`}>{mark.message}</span>
        </li>
      ))}
      {marks.length > mostMarks && <li>{`and ${marks.length - mostMarks} more`}</li>}
    </ul>
  );
}
