import type { OpenLesson } from "../../../lesson/open-lesson.ts";
import { shownFile, shownFiles } from "../shown-file.ts";
import { MarkList } from "./MarkList.tsx";
import { PlainField } from "./PlainField.tsx";

interface PlainEditorProps {
  readonly lesson: OpenLesson;
  /** The text area of each file, for whoever moves the caret. */
  readonly fields: Map<string, HTMLTextAreaElement>;
  readonly onShowLine: (file: string, line: number) => void;
  readonly onFormat: () => void;
}

/** The editor for fingers and small screens: nothing but text areas, which every device knows how to edit. */
export function PlainEditor({ lesson, fields, onShowLine, onFormat }: PlainEditorProps) {
  const active = lesson.activeFile.value;
  const marks = lesson.marks.value;
  const descriptionId = `${lesson.slug}-plain-description`;
  const why = shownFile(lesson)?.whyReadOnly;
  return (
    <div class="plain-editor">
      <p class="visually-hidden" id={descriptionId}>
        {why ?? "Enter keeps the indent of the line. Tab leaves the editor."}
      </p>
      {shownFiles(lesson).map((file) => (
        <PlainField
          key={file.path}
          file={file}
          shown={file.path === active}
          marks={marks.filter((mark) => mark.file === file.path)}
          describedBy={descriptionId}
          fieldRef={(field) => {
            if (field) fields.set(file.path, field);
            else fields.delete(file.path);
          }}
          onFormat={onFormat}
          onEdit={(source) => lesson.edit(file.path, source)}
        />
      ))}
      <MarkList
        marks={marks.filter((mark) => mark.file === active)}
        onShowLine={({ file, line }) => onShowLine(file, line)}
      />
    </div>
  );
}
