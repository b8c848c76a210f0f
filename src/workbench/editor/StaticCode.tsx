import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { OpenLesson } from "../../lesson/open-lesson.ts";
import { useChunk } from "../use-chunk.ts";
import { type Draft, noteStep } from "./draft.ts";
import { inviteTo, openEditorId } from "./invitations.ts";
import { shownFile } from "./shown-file.ts";

interface StaticCodeProps {
  readonly lesson: OpenLesson;
  readonly stage: "static" | "loading" | "failed";
  /** Takes what is typed from the moment that somebody opens the editor. */
  readonly draft: Draft;
  readonly onOpen: () => void;
  readonly onApproach: () => void;
  /** The file that the page was rendered with, highlighted. */
  readonly children?: ComponentChildren;
}

const loadColours = () => import("../code/ColouredText.tsx");

const opensEditor = (event: KeyboardEvent): boolean =>
  !event.ctrlKey && !event.metaKey && !event.altKey && (event.key === "Enter" || event.key.length === 1);

/** The code before anybody edits: no editor is loaded for those who only read. */
export function StaticCode({ lesson, stage, draft, onOpen, onApproach, children }: StaticCodeProps) {
  const rendered = useRef(lesson.activeFile.value);
  const file = shownFile(lesson);
  const { path = "", source = "" } = file ?? {};
  const isStill = stage === "static";
  const isAsRendered = children !== undefined && path === rendered.current && !file?.changed;
  // Also before the first letter that changes it.
  const colours = useChunk(!isAsRendered || !isStill, loadColours);
  const invitation = inviteTo(stage, file?.editable === true);
  // A text that is put into a field leaves the caret at its end.
  useLayoutEffect(() => draft.field?.setSelectionRange(0, 0), [path]);
  return (
    <div class="static-code">
      <div class="static-body">
        {isAsRendered ? children : <pre>{colours ? <colours.ColouredText text={source} /> : source}</pre>}
        {/* Its text is not seen but the code beneath it, in the same places. */}
        <textarea
          ref={(field) => {
            draft.field = field;
          }}
          class="draft"
          hidden={isStill}
          aria-label={`Code editor: ${path}${file?.editable ? "" : ", read only"}`}
          readOnly={!file?.editable}
          spellcheck={false}
          autocapitalize="off"
          autocomplete="off"
          wrap="off"
          value={isStill ? "" : source}
          onInput={({ currentTarget: { value }, inputType, data }) => {
            noteStep(draft.steps, { file: path, kind: `${inputType}${data === " "}`, before: source, after: value });
            draft.lineRequest = null;
            lesson.edit(path, value);
          }}
          onCompositionStart={() => {
            draft.isComposing = true;
          }}
          onCompositionEnd={() => {
            draft.isComposing = false;
          }}
        />
        {/* Over the whole of the code, so that a click anywhere is a click on it. */}
        <button
          type="button"
          id={openEditorId}
          class="open-editor"
          aria-label={isStill ? `Code editor: ${path}. ${invitation}` : invitation}
          disabled={stage === "loading"}
          onClick={({ currentTarget, clientX, clientY }) => {
            draft.lineRequest = null;
            // Out of the way of the pointer, at which the draft's caret is to stand.
            currentTarget.disabled = true;
            onOpen();
            const place = document.caretPositionFromPoint?.(clientX, clientY);
            if (place?.offsetNode === draft.field) draft.field?.setSelectionRange(place.offset, place.offset);
          }}
          onFocus={onApproach}
          onKeyDown={(event) => {
            if (!opensEditor(event)) return;
            // Any other key goes on into the draft, which then has the focus.
            if (event.key === "Enter" || event.key === " ") event.preventDefault();
            draft.lineRequest = null;
            onOpen();
          }}
        />
      </div>
    </div>
  );
}
