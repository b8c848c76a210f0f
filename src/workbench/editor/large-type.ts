import { followType } from "./follow-type.ts";
import type { monaco } from "./monaco-setup.ts";

/** From this size on code is read across a room: few lines fit, and those that are marked must be among them. */
const largeType = 20;

/** Nothing is cut off, and nothing takes the place of the few lines there are. */
const acrossARoom: monaco.editor.IEditorOptions = {
  wordWrap: "on",
  wrappingIndent: "indent",
  stickyScroll: { enabled: false },
  lineNumbersMinChars: 2,
  lineDecorationsWidth: 6,
  // What it dims is not read from the last row.
  showUnused: false,
  renderFinalNewline: "on",
};

export const acrossADesk: monaco.editor.IEditorOptions = {
  wordWrap: "off",
  stickyScroll: { enabled: true },
  lineNumbersMinChars: 3,
  lineDecorationsWidth: 10,
  showUnused: true,
  renderFinalNewline: "dimmed",
};

interface LargeType {
  /** Brings the telling lines into view, or as many of them as fit, where the type is large and nobody is writing. */
  readonly showTelling: () => void;
  readonly dispose: () => void;
}

/**
 * Keeps the editor's type as large as the place that it stands in asks for; back at a desk it is scrolled as it was.
 *
 * @param telling the lines of the file on show that are talked about
 */
export function keepLegible(
  editor: monaco.editor.IStandaloneCodeEditor,
  host: HTMLElement,
  telling: () => readonly number[],
): LargeType {
  let isLarge = false;
  let topBefore = 0;

  function showTelling(): void {
    const lines = isLarge && !editor.hasTextFocus() ? telling() : [];
    if (lines.length > 0) editor.revealLinesInCenterIfOutsideViewport(Math.min(...lines), Math.max(...lines));
  }
  const stopFollowing = followType(host, (type) => {
    const wasLarge = isLarge;
    isLarge = type.fontSize >= largeType;
    if (isLarge && !wasLarge) topBefore = editor.getScrollTop();
    const first = editor.getVisibleRanges()[0]?.startLineNumber ?? 1;
    editor.updateOptions({ ...type, ...(isLarge ? acrossARoom : acrossADesk) });
    if (isLarge === wasLarge) return;
    if (!isLarge) return editor.setScrollTop(topBefore);
    editor.setScrollTop(first === 1 ? 0 : editor.getTopForLineNumber(first));
    showTelling();
  });
  const layouts = editor.onDidLayoutChange(showTelling);
  return {
    showTelling,
    dispose() {
      stopFollowing();
      layouts.dispose();
    },
  };
}
