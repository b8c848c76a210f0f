import { effect } from "@preact/signals";
import type { OpenLesson } from "../../lesson/open-lesson.ts";
import { createModels } from "./models.ts";
import { monaco } from "./monaco-setup.ts";
import { setErrorMarkers, toDecorations } from "./show-marks.ts";

export interface EditorHandle {
  readonly focus: () => void;
  readonly revealLine: (file: string, line: number) => void;
  readonly dispose: () => void;
}

const baseOptions: monaco.editor.IStandaloneEditorConstructionOptions = {
  automaticLayout: true,
  // A text area is what screen readers and browser drivers know how to reach; an EditContext has no size of its own.
  editContext: false,
  glyphMargin: true,
  lineNumbersMinChars: 3,
  minimap: { enabled: false },
  folding: false,
  fontFamily: '"JetBrains Mono", ui-monospace, monospace',
  fontLigatures: false,
  fontSize: 13.5,
  lineHeight: 20,
  padding: { top: 6, bottom: 8 },
  scrollBeyondLastLine: false,
  fixedOverflowWidgets: true,
  overviewRulerLanes: 0,
  occurrencesHighlight: "off",
  bracketPairColorization: { enabled: false },
  renderLineHighlight: "line",
  renderLineHighlightOnlyWhenFocus: true,
  scrollbar: { alwaysConsumeMouseWheel: false },
  readOnlyMessage: { value: "This file belongs to the lesson's frame and cannot be changed." },
};

/** Puts Monaco into `host` and keeps it in step with the lesson. */
export function openEditor(host: HTMLElement, lesson: OpenLesson): EditorHandle {
  const models = createModels(lesson.edit);
  const editor = monaco.editor.create(host, { ...baseOptions, model: null });
  const decorations = editor.createDecorationsCollection();
  const views = new Map<string, monaco.editor.ICodeEditorViewState | null>();
  let shown = "";

  function show(path: string): void {
    const model = models.all.get(path);
    if (!model || shown === path) return;
    if (shown) views.set(shown, editor.saveViewState());
    shown = path;
    editor.setModel(model);
    editor.restoreViewState(views.get(path) ?? null);
  }

  const stopFollowing = effect(() => {
    const files = lesson.files.value;
    const active = lesson.activeFile.value;
    models.sync(files);
    show(active);
    const readOnly = !files.find((file) => file.path === active)?.editable;
    editor.updateOptions({ readOnly, ariaLabel: `Code editor: ${active}${readOnly ? ", read only" : ""}` });
  });
  const stopMarking = effect(() => {
    const marks = lesson.marks.value;
    const active = lesson.activeFile.value;
    for (const [path, model] of models.all)
      setErrorMarkers(
        model,
        marks.filter((mark) => mark.file === path),
      );
    const model = models.all.get(active);
    if (model)
      decorations.set(
        toDecorations(
          model,
          marks.filter((mark) => mark.file === active),
        ),
      );
  });
  editor.addCommand(monaco.KeyMod.CtrlCmd | monaco.KeyCode.Enter, () => void lesson.check());

  return {
    focus: () => editor.focus(),
    revealLine(file, line) {
      show(file);
      editor.setPosition({ lineNumber: line, column: 1 });
      editor.revealLineInCenterIfOutsideViewport(line);
      editor.focus();
    },
    dispose() {
      stopFollowing();
      stopMarking();
      editor.dispose();
      models.dispose();
    },
  };
}
