import { render } from "preact";
import type { OpenLesson } from "../../../lesson/open-lesson.ts";
import type { EditorHandle } from "../editor-handle.ts";
import { formatText } from "../format-text.ts";
import { lineHeightOf } from "./line-height.ts";
import { PlainEditor } from "./PlainEditor.tsx";
import { offsetOfLine } from "./plain-text.ts";
import { writeText } from "./write-text.ts";

/** Above a revealed line some of what leads to it is seen too. */
const linesAbove = 3;

/** Puts the plain editor into `host` and keeps it in step with the lesson. */
export function openPlainEditor(host: HTMLElement, lesson: OpenLesson): EditorHandle {
  const fields = new Map<string, HTMLTextAreaElement>();
  const active = () => fields.get(lesson.activeFile.value);

  function revealLine(file: string, line: number, takeFocus = true) {
    const field = fields.get(file);
    if (!field) return;
    // Shown by the next render, which a focus cannot wait for.
    field.parentElement?.removeAttribute("hidden");
    const offset = offsetOfLine(field.value, line);
    if (takeFocus) field.focus();
    field.setSelectionRange(offset, offset);
    field.scrollTop = Math.max(0, line - 1 - linesAbove) * lineHeightOf(field);
  }

  async function format() {
    const field = active();
    const path = lesson.activeFile.value;
    if (!field || field.readOnly) return;
    const source = field.value;
    const formatted = await formatText(path, source);
    // Typed on meanwhile: what the formatter saw is no longer there.
    if (field.value !== source || formatted === source) return;
    replaceChanged(field, formatted);
  }

  render(
    <PlainEditor
      lesson={lesson}
      fields={fields}
      onShowLine={revealLine}
      onFormat={() => void format().catch(console.error)}
    />,
    host,
  );
  return {
    focus: () => active()?.focus(),
    revealLine,
    format,
    dispose: () => render(null, host),
  };
}

/** Writes only what lies between the first and the last difference; the caret stays at the text it was at. */
function replaceChanged(field: HTMLTextAreaElement, next: string): void {
  const { value, selectionStart, scrollTop } = field;
  let start = 0;
  while (start < value.length && value[start] === next[start]) start += 1;
  let same = 0;
  while (same < Math.min(value.length, next.length) - start && value.at(-1 - same) === next.at(-1 - same)) same += 1;
  writeText(field, start, value.length - same, next.slice(start, next.length - same));
  // Counted in what is no space: the layout changes nothing else.
  const inked = value.slice(0, selectionStart).replace(/\s/g, "").length;
  let caret = 0;
  for (let passed = 0; caret < next.length && passed < inked; caret += 1)
    if (!/\s/.test(next.charAt(caret))) passed += 1;
  field.setSelectionRange(caret, caret);
  field.scrollTop = scrollTop;
}
