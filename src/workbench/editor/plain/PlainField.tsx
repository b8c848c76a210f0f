import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { EditorMark } from "../../../lesson/open-lesson.ts";
import type { ShownFile } from "../shown-file.ts";
import { Gutter } from "./Gutter.tsx";
import { lineHeightOf } from "./line-height.ts";
import { countLines, newLineAt } from "./plain-text.ts";
import { writeText } from "./write-text.ts";

interface PlainFieldProps {
  readonly file: ShownFile;
  readonly shown: boolean;
  readonly marks: readonly EditorMark[];
  /** Id of the text that tells how to leave. */
  readonly describedBy: string;
  readonly fieldRef: (field: HTMLTextAreaElement | null) => void;
  readonly onEdit: (source: string) => void;
  readonly onFormat: () => void;
}

/** One file as a text area of its own, so that the browser keeps its undo while others are shown. */
export function PlainField({ file, shown, marks, describedBy, fieldRef, onEdit, onFormat }: PlainFieldProps) {
  const field = useRef<HTMLTextAreaElement | null>(null);
  const [scroll, setScroll] = useState({ top: 0, height: 0, lineHeight: 24 });
  // Only a text from elsewhere is written into the field: writing back what was typed would end its undo.
  useLayoutEffect(() => {
    const { current: element } = field;
    if (!element || element.value === file.source) return;
    element.value = file.source;
    // Else the caret stands at the end, and the first focus scrolls there.
    element.setSelectionRange(0, 0);
  }, [file.source]);
  useLayoutEffect(() => {
    const element = field.current;
    if (!element || !shown) return;
    const measure = () => setScroll(placeOf(element));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [shown]);
  return (
    <div class="plain-field" hidden={!shown}>
      <Gutter file={file.path} lines={countLines(file.source)} scroll={scroll} marks={marks} />
      <textarea
        ref={(element) => {
          field.current = element;
          fieldRef(element);
        }}
        aria-label={`Code editor: ${file.path}${file.editable ? "" : ", read only"}`}
        aria-describedby={describedBy}
        aria-invalid={marks.some((mark) => mark.kind === "error")}
        readOnly={!file.editable}
        spellcheck={false}
        autocapitalize="off"
        autocomplete="off"
        wrap="off"
        onInput={(event) => onEdit(event.currentTarget.value)}
        onScroll={(event) => setScroll(placeOf(event.currentTarget))}
        onKeyDown={(event) => {
          const { currentTarget: element } = event;
          const isFormat = event.code === "KeyF" && event.shiftKey && event.altKey;
          if (!isFormat && !isPlainEnter(event)) return;
          event.preventDefault();
          if (isFormat) return onFormat();
          if (element.readOnly) return;
          const { selectionStart, selectionEnd, value } = element;
          writeText(element, selectionStart, selectionEnd, newLineAt(value, selectionStart));
        }}
      />
    </div>
  );
}

const placeOf = (field: HTMLTextAreaElement) => ({
  top: field.scrollTop,
  height: field.clientHeight,
  lineHeight: lineHeightOf(field),
});

const isPlainEnter = (event: KeyboardEvent): boolean =>
  event.key === "Enter" && !(event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.isComposing);
