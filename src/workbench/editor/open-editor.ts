import { effect } from "@preact/signals";
import type { OpenLesson } from "../../lesson/open-lesson.ts";
import { pointedLines } from "../../lesson/pointed-lines.ts";
import type { Draft } from "./draft.ts";
import type { OpenEditor } from "./editor-handle.ts";
import { formatDocument } from "./format-document.ts";
import { acrossADesk, keepLegible } from "./large-type.ts";
import { pathOfLibrary } from "./libraries.ts";
import { createModels } from "./models.ts";
import { monaco } from "./monaco-setup.ts";
import { pinNotes } from "./pin-notes.ts";
import { setErrorMarkers, toDecorations, toPointed } from "./show-marks.ts";
import { shownFiles } from "./shown-file.ts";
import { leaveDraft, textsOf, whenComposed } from "./take-over.ts";
import { isMac } from "./way-out.ts";

const baseOptions: monaco.editor.IStandaloneEditorConstructionOptions = {
  automaticLayout: true,
  // A text area is what screen readers and browser drivers know how to reach; an EditContext has no size of its own.
  editContext: false,
  glyphMargin: true,
  minimap: { enabled: false },
  folding: false,
  fontFamily: '"JetBrains Mono", ui-monospace, monospace',
  fontLigatures: false,
  fontSize: 13.5,
  lineHeight: 20,
  padding: { top: 6, bottom: 8 },
  scrollBeyondLastLine: false,
  fixedOverflowWidgets: true,
  ...acrossADesk,
  overviewRulerLanes: 0,
  occurrencesHighlight: "off",
  bracketPairColorization: { enabled: false },
  renderLineHighlight: "line",
  renderLineHighlightOnlyWhenFocus: true,
  scrollbar: { alwaysConsumeMouseWheel: false },
  // A type and a value of one name are one thing to whoever asks where it is.
  gotoLocation: { multipleDefinitions: "goto" },
};

const { WinCtrl, Shift, CtrlCmd } = monaco.KeyMod;
const wayOutChord = isMac(navigator.userAgent) ? WinCtrl | Shift | monaco.KeyCode.KeyM : CtrlCmd | monaco.KeyCode.KeyM;

/** Puts Monaco into `host` and keeps it in step with the lesson. */
export const openEditor: OpenEditor = async (host, lesson, events, draft) => {
  await whenComposed(draft);
  const models = createModels(lesson.edit);
  const frame = document.createElement("div");
  frame.className = "monaco-host";
  host.append(frame);
  const editor = monaco.editor.create(frame, { ...baseOptions, model: null });
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
    const files = shownFiles(lesson);
    const active = lesson.activeFile.value;
    models.sync(files);
    show(active);
    const why = files.find((file) => file.path === active)?.whyReadOnly ?? null;
    editor.updateOptions({
      readOnly: why !== null,
      ...(why !== null && { readOnlyMessage: { value: why } }),
      ariaLabel: `Code editor: ${active}${why === null ? "" : ", read only"}`,
    });
  });
  const type = keepLegible(editor, host, () => telling(lesson, shown));
  const notes = pinNotes(editor);
  const stopMarking = effect(() => {
    const marks = lesson.marks.value;
    const active = lesson.activeFile.value;
    for (const [path, model] of models.all)
      setErrorMarkers(
        model,
        marks.filter((mark) => mark.file === path),
      );
    const model = models.all.get(active);
    const here = marks.filter((mark) => mark.file === active);
    if (model) decorations.set(toDecorations(model, here));
    notes.show(here);
    type.showTelling();
  });
  const pointed = editor.createDecorationsCollection();
  const stopPointing = effect(() => {
    const lines = pointedLines.value;
    const model = editor.getModel();
    const here = lines?.file === lesson.activeFile.value && model ? lines : null;
    pointed.set(here && model ? [toPointed(model, here)] : []);
    if (here) editor.revealLinesInCenterIfOutsideViewport(here.fromLine, here.toLine);
  });
  let tabLeaves = false;
  // Monaco's own command for this chord tells nobody what it changed.
  editor.addCommand(wayOutChord, () => {
    tabLeaves = !tabLeaves;
    editor.updateOptions({ tabFocusMode: tabLeaves });
    events.onTabLeaves(tabLeaves);
  });
  const opener = followDefinitions(lesson, editor);
  editor.addCommand(monaco.KeyMod.CtrlCmd | monaco.KeyCode.Enter, () => void lesson.check());
  // Monaco has another chord for it on Linux; one for all systems can be printed on the button.
  editor.addCommand(monaco.KeyMod.Shift | monaco.KeyMod.Alt | monaco.KeyCode.KeyF, () => events.onFormat());

  takeOver(draft, host, editor, models);
  return {
    revealLine(file, line, takeFocus) {
      show(file);
      reveal(editor, line, takeFocus);
      if (!takeFocus) type.showTelling();
    },
    async format() {
      editor.focus();
      await formatDocument(editor);
    },
    dispose() {
      stopFollowing();
      stopMarking();
      stopPointing();
      notes.dispose();
      type.dispose();
      opener.dispose();
      editor.dispose();
      models.dispose();
      frame.remove();
    },
  };
};

/** Text and undo of every file, caret, place and focus: as if all had been typed here. */
function takeOver(
  draft: Draft,
  host: HTMLElement,
  editor: monaco.editor.IStandaloneCodeEditor,
  models: ReturnType<typeof createModels>,
): void {
  for (const [path] of models.all) {
    const texts = textsOf(draft.steps, path);
    if (texts.length > 0) models.replay(path, texts);
  }
  const place = leaveDraft(draft, host);
  const model = editor.getModel();
  if (!place || !model) return editor.focus();
  // The place that it is given has no height before it was shown.
  editor.layout();
  editor.setScrollTop(place.scrollTop);
  const [from, to] = place.isBackward ? [place.end, place.start] : [place.start, place.end];
  editor.setSelection(monaco.Selection.fromPositions(model.getPositionAt(from), model.getPositionAt(to)));
  if (place.hasFocus) editor.focus();
}

/** The lines of a file that are talked about: those that somebody points at, else those that are marked. */
function telling(lesson: OpenLesson, file: string): readonly number[] {
  const pointed = pointedLines.peek();
  if (pointed?.file === file) return [pointed.fromLine, pointed.toLine];
  return lesson.marks
    .peek()
    .filter((mark) => mark.file === file)
    .map(({ line }) => line);
}

/** "Go to definition" leads to the lesson's other files and into the framework, which opens to be read. */
function followDefinitions(lesson: OpenLesson, editor: monaco.editor.ICodeEditor): monaco.IDisposable {
  return monaco.editor.registerEditorOpener({
    async openCodeEditor(_source, resource, place) {
      const path = pathOfLibrary(resource.toString()) ?? resource.path.slice(1);
      await lesson.work.framework.load();
      lesson.showFile(path);
      if (lesson.activeFile.value !== path) return false;
      if (place) reveal(editor, "startLineNumber" in place ? place.startLineNumber : place.lineNumber);
      return true;
    },
  });
}

function reveal(editor: monaco.editor.ICodeEditor, line: number, takeFocus = true): void {
  editor.setPosition({ lineNumber: line, column: 1 });
  editor.revealLineInCenterIfOutsideViewport(line);
  if (!takeFocus) return;
  editor.focus();
  // Its focus scrolls nothing, and the column may stand far below.
  editor.getContainerDomNode().scrollIntoView({ block: "nearest" });
}
