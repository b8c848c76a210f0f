import { render } from "preact";
import type { OpenLesson } from "../../../lesson/open-lesson.ts";
import type { Draft } from "../draft.ts";
import type { OpenEditor } from "../editor-handle.ts";
import { formatText } from "../format-text.ts";
import { leaveDraft, textsOf, whenComposed } from "../take-over.ts";
import { changeBetween } from "../text-change.ts";
import { lineHeightOf } from "./line-height.ts";
import { PlainEditor } from "./PlainEditor.tsx";
import { offsetOfLine } from "./plain-text.ts";
import { writeText } from "./write-text.ts";

/** Above a revealed line some of what leads to it is seen too. */
const linesAbove = 3;

/** Puts the plain editor into `host` and keeps it in step with the lesson. */
export const openPlainEditor: OpenEditor = async (host, lesson, events, draft) => {
  await whenComposed(draft);
  const fields = new Map<string, HTMLTextAreaElement>();
  const active = () => fields.get(lesson.activeFile.value);

  function revealLine(file: string, line: number, takeFocus = true) {
    const field = fields.get(file);
    if (!field) return;
    // Shown by the next render, which a focus cannot wait for.
    field.parentElement?.removeAttribute("hidden");
    const offset = offsetOfLine(field.value, line);
    if (takeFocus) {
      field.focus();
      // A field that had the focus before, from the draft, is not brought into view by it.
      field.scrollIntoView({ block: "nearest" });
    }
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

  render(<PlainEditor lesson={lesson} fields={fields} onShowLine={revealLine} onFormat={events.onFormat} />, host);
  takeOver(draft, host, lesson, active());
  return {
    revealLine,
    format,
    dispose: () => render(null, host),
  };
};

/** Caret, place and focus of the draft, and the shown file's undo, which a text area keeps only of what it sees typed. */
function takeOver(draft: Draft, host: HTMLElement, lesson: OpenLesson, field: HTMLTextAreaElement | undefined): void {
  const place = leaveDraft(draft, host);
  if (!place?.hasFocus || !field) return;
  const [first, ...later] = textsOf(draft.steps, lesson.activeFile.value);
  const last = field.value;
  if (first !== undefined) {
    field.value = first;
    for (const text of [...later, last]) {
      const { start, end, text: typed } = changeBetween(field.value, text);
      if (field.value !== text) writeText(field, start, end, typed);
    }
  }
  field.focus({ preventScroll: true });
  field.setSelectionRange(place.start, place.end, place.isBackward ? "backward" : "forward");
  field.scrollTop = place.scrollTop;
}

/** Writes only what lies between the first and the last difference; the caret stays at the text it was at. */
function replaceChanged(field: HTMLTextAreaElement, next: string): void {
  const { value, selectionStart, scrollTop } = field;
  const { start, end, text } = changeBetween(value, next);
  writeText(field, start, end, text);
  // Counted in what is no space: the layout changes nothing else.
  const inked = value.slice(0, selectionStart).replace(/\s/g, "").length;
  let caret = 0;
  for (let passed = 0; caret < next.length && passed < inked; caret += 1)
    if (!/\s/.test(next.charAt(caret))) passed += 1;
  field.setSelectionRange(caret, caret);
  field.scrollTop = scrollTop;
}
