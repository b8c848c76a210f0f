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
  const sides = [editor.getOriginalEditor(), editor.getModifiedEditor()];
  let models: readonly monaco.editor.ITextModel[] = [];
  let names: readonly string[] = [];

  // Where the room makes it one column of two, or two of one, the comparison takes its sides' names away.
  const { ariaLabel } = monaco.editor.EditorOption;
  function nameSides() {
    for (const [index, name] of names.entries())
      if (sides[index]?.getOption(ariaLabel) !== name) sides[index]?.updateOptions({ ariaLabel: name });
  }
  const watches = sides.map((side) =>
    side.onDidChangeConfiguration((event) => event.hasChanged(ariaLabel) && nameSides()),
  );

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
      names = [`Yours: ${path}, read only`, `The solution: ${path}, read only`];
      nameSides();
      for (const side of sides) side.updateOptions({ tabFocusMode: true });
    },
    dispose() {
      letGo();
      for (const watch of watches) watch.dispose();
      editor.dispose();
    },
  };
}
