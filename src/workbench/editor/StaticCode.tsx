import type { ComponentChildren } from "preact";
import { useRef } from "preact/hooks";
import type { OpenLesson } from "../../lesson/open-lesson.ts";
import { invitations, openEditorId } from "./invitations.ts";
import { shownFile } from "./shown-file.ts";

interface StaticCodeProps {
  readonly lesson: OpenLesson;
  readonly stage: "static" | "loading" | "failed";
  readonly onOpen: () => void;
  readonly onApproach: () => void;
  /** The file that the page was rendered with, highlighted. */
  readonly children?: ComponentChildren;
}

const opensEditor = (event: KeyboardEvent): boolean =>
  !event.ctrlKey && !event.metaKey && !event.altKey && (event.key === "Enter" || event.key.length === 1);

/** The code before anybody edits: no editor is loaded for those who only read. */
export function StaticCode({ lesson, stage, onOpen, onApproach, children }: StaticCodeProps) {
  const rendered = useRef(lesson.activeFile.value);
  const file = shownFile(lesson);
  const highlighted = children !== undefined && file?.path === rendered.current && !file.changed;
  return (
    <div class="static-code">
      <div class="static-body">
        {highlighted ? children : <pre>{file?.source}</pre>}
        {/* Over the whole of the code, so that a click anywhere is a click on it. */}
        <button
          type="button"
          id={openEditorId}
          class="open-editor"
          aria-label={`Code editor: ${file?.path ?? ""}. ${invitations[stage]}`}
          onClick={onOpen}
          onFocus={onApproach}
          onKeyDown={(event) => {
            if (!opensEditor(event)) return;
            event.preventDefault();
            onOpen();
          }}
        />
      </div>
    </div>
  );
}
