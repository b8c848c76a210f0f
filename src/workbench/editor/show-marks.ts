import type { EditorMark } from "../../lesson/open-lesson.ts";
import type { PointedLines } from "../../lesson/pointed-lines.ts";
import { monaco } from "./monaco-setup.ts";

const owner = "watertight";

/** Squiggles for what fails; they live with the model, so that they are right whenever a file comes back into view. */
export function setErrorMarkers(model: monaco.editor.ITextModel, marks: readonly EditorMark[]): void {
  const lines = model.getLineCount();
  const markers = marks
    .filter((mark) => mark.kind === "error" && mark.line <= lines)
    .map((mark) => ({
      severity: monaco.MarkerSeverity.Error,
      message: mark.message,
      startLineNumber: mark.line,
      startColumn: mark.column,
      endLineNumber: mark.line,
      endColumn: model.getLineMaxColumn(mark.line),
    }));
  monaco.editor.setModelMarkers(model, owner, markers);
}

/** A shape in the margin, the whole line shaded, and the words after it. */
export function toDecorations(
  model: monaco.editor.ITextModel,
  marks: readonly EditorMark[],
): monaco.editor.IModelDeltaDecoration[] {
  return marks
    .filter((mark) => mark.line <= model.getLineCount())
    .map((mark) => ({
      range: new monaco.Range(mark.line, 1, mark.line, model.getLineMaxColumn(mark.line)),
      options: {
        isWholeLine: true,
        className: `line-${mark.kind}`,
        glyphMarginClassName: `glyph-${mark.kind}`,
        glyphMarginHoverMessage: { value: mark.message },
        after: { content: `   ${mark.message}`, inlineClassName: `after-${mark.kind}` },
        showIfCollapsed: true,
      },
    }));
}

/** Lines that a trainer points at: shaded, with a bar before them. */
export function toPointed(
  model: monaco.editor.ITextModel,
  { fromLine, toLine }: PointedLines,
): monaco.editor.IModelDeltaDecoration {
  const [first, last] = [fromLine, Math.max(fromLine, toLine)].map((line) => Math.min(line, model.getLineCount()));
  return {
    range: new monaco.Range(first ?? 1, 1, last ?? 1, 1),
    options: { isWholeLine: true, className: "line-pointed", showIfCollapsed: true },
  };
}
