import type { EditorMark } from "../../lesson/open-lesson.ts";
import { monaco } from "./monaco-setup.ts";
import "./pinned-notes.css";

interface PinnedNotes {
  readonly show: (marks: readonly EditorMark[]) => void;
  readonly dispose: () => void;
}

const { fontInfo, wordWrap } = monaco.editor.EditorOption;

/**
 * The words of a mark stand after the text of its line. Where that line reaches past the editor's edge, they are shown
 * over its end instead, until somebody writes in it or scrolls to where they stand.
 */
export function pinNotes(editor: monaco.editor.IStandaloneCodeEditor): PinnedNotes {
  const node = document.createElement("div");
  node.className = "pinned-notes";
  // The same words are in the line for whoever reads it by ear.
  node.setAttribute("aria-hidden", "true");
  const widget = { getId: () => "watertight.pinned-notes", getDomNode: () => node, getPosition: () => null };
  editor.addOverlayWidget(widget);
  let notes: readonly { readonly line: number; readonly element: HTMLElement }[] = [];

  function place(): void {
    const model = editor.getModel();
    const { contentWidth, height, verticalScrollbarWidth } = editor.getLayoutInfo();
    const signWidth = editor.getOption(fontInfo).typicalHalfwidthCharacterWidth;
    const isWrapped = editor.getOption(wordWrap) !== "off";
    const written = editor.hasTextFocus() ? editor.getPosition()?.lineNumber : null;
    for (const { line, element } of notes) {
      const isThere = model !== null && line <= model.getLineCount() && !isWrapped && line !== written;
      element.hidden = !isThere;
      if (!isThere) continue;
      const top = editor.getTopForLineNumber(line) - editor.getScrollTop();
      const textEnd = (model.getLineMaxColumn(line) - 1) * signWidth - editor.getScrollLeft();
      const isCut = textEnd + element.offsetWidth > contentWidth - verticalScrollbarWidth;
      element.hidden = !isCut || top < 0 || top >= height;
      element.style.top = `${top}px`;
    }
  }
  const listeners = [
    editor.onDidScrollChange(place),
    editor.onDidLayoutChange(place),
    editor.onDidChangeModel(place),
    editor.onDidChangeModelContent(place),
    editor.onDidChangeCursorPosition(place),
    editor.onDidFocusEditorText(place),
    editor.onDidBlurEditorText(place),
  ];
  return {
    show(marks) {
      notes = marks.map(({ kind, line, message }) => {
        const element = document.createElement("div");
        element.className = `pinned-note pinned-${kind}`;
        element.textContent = message;
        return { line, element };
      });
      node.replaceChildren(...notes.map(({ element }) => element));
      place();
    },
    dispose() {
      for (const listener of listeners) listener.dispose();
      editor.removeOverlayWidget(widget);
    },
  };
}
