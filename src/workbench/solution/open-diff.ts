import { monaco } from "../editor/monaco-setup.ts";

export interface DiffHandle {
  readonly show: (path: string, mine: string, solution: string) => void;
  readonly dispose: () => void;
}

/** Narrower than this the two sides stand one below the other, pixels. */
const sideBySideFromPx = 760;

/** Puts a comparison of two texts into `host`; nothing in it can be edited. */
export function openDiff(host: HTMLElement): DiffHandle {
  const editor = monaco.editor.createDiffEditor(host, {
    automaticLayout: true,
    readOnly: true,
    originalEditable: false,
    domReadOnly: true,
    renderSideBySide: true,
    useInlineViewWhenSpaceIsLimited: true,
    renderSideBySideInlineBreakpoint: sideBySideFromPx,
    renderOverviewRuler: false,
    renderMarginRevertIcon: false,
    renderGutterMenu: false,
    // The files of the other side are not here for the type checker to look at.
    renderValidationDecorations: "off",
    hideUnchangedRegions: { enabled: true, contextLineCount: 2, minimumLineCount: 4 },
    minimap: { enabled: false },
    folding: false,
    glyphMargin: false,
    lineNumbersMinChars: 3,
    fontFamily: '"JetBrains Mono", ui-monospace, monospace',
    fontLigatures: false,
    fontSize: 13.5,
    lineHeight: 20,
    scrollBeyondLastLine: false,
    fixedOverflowWidgets: true,
    occurrencesHighlight: "off",
    bracketPairColorization: { enabled: false },
    scrollbar: { alwaysConsumeMouseWheel: false },
  });
  let models: readonly monaco.editor.ITextModel[] = [];

  function letGo() {
    editor.setModel(null);
    for (const model of models) model.dispose();
    models = [];
  }

  return {
    show(path, mine, solution) {
      letGo();
      const toModel = (side: string, text: string) =>
        monaco.editor.createModel(text, "typescript", monaco.Uri.parse(`compare://${side}/${path}`));
      const [original, modified] = [toModel("mine", mine), toModel("solution", solution)];
      models = [original, modified];
      editor.setModel({ original, modified });
      const names: monaco.editor.IDiffEditorConstructionOptions = {
        originalAriaLabel: `Yours: ${path}, read only`,
        modifiedAriaLabel: `The solution: ${path}, read only`,
      };
      // Given to one side alone, a name is lost when the comparison hands its own options on.
      editor.updateOptions(names);
      for (const side of [editor.getOriginalEditor(), editor.getModifiedEditor()])
        side.updateOptions({ tabFocusMode: true });
    },
    dispose() {
      letGo();
      editor.dispose();
    },
  };
}
