import { libraryAddress } from "./libraries.ts";
import { monaco } from "./monaco-setup.ts";
import type { ShownFile } from "./shown-file.ts";
import { changeBetween } from "./text-change.ts";

const uriOf = (path: string) => monaco.Uri.parse(`file:///${path}`);

/** A library's model stands where its types do, so that the worker has one file and not two. */
const libraryUriOf = (path: string) => monaco.Uri.parse(libraryAddress(path));

/** One model for each file, so that undo survives going from file to file. */
export function createModels(onEdit: (path: string, source: string) => void) {
  const models = new Map<string, monaco.editor.ITextModel>();
  let fromLesson = false;

  function openLibrary(file: ShownFile): monaco.editor.ITextModel {
    const uri = libraryUriOf(file.path);
    const model = monaco.editor.getModel(uri) ?? monaco.editor.createModel(file.source, "typescript", uri);
    models.set(file.path, model);
    return model;
  }

  function create(file: ShownFile): monaco.editor.ITextModel {
    const model = monaco.editor.createModel(file.source, "typescript", uriOf(file.path));
    model.updateOptions({ tabSize: 2, insertSpaces: true });
    model.onDidChangeContent(() => {
      if (!fromLesson) onEdit(file.path, model.getValue());
    });
    models.set(file.path, model);
    return model;
  }

  return {
    all: models,
    /** Brings the models in line with the lesson's files; an edit operation, so that even "Start fresh" can be undone. */
    sync(files: readonly ShownFile[]): void {
      for (const file of files) {
        const model = models.get(file.path) ?? (file.library ? openLibrary(file) : create(file));
        if (model.getValue() === file.source) continue;
        fromLesson = true;
        model.pushEditOperations([], [{ range: model.getFullModelRange(), text: file.source }], () => null);
        fromLesson = false;
      }
    },
    /** Makes a file's undo what it would be had these texts, of which its own is the last, been typed here. */
    replay(path: string, texts: readonly string[]): void {
      const model = models.get(path);
      if (!model) return;
      const last = model.getValue();
      fromLesson = true;
      model.setValue(texts[0] ?? last);
      for (const text of [...texts, last]) {
        const change = changeBetween(model.getValue(), text);
        const range = monaco.Range.fromPositions(model.getPositionAt(change.start), model.getPositionAt(change.end));
        const caret = monaco.Selection.fromPositions(range.getEndPosition());
        model.pushStackElement();
        model.pushEditOperations([caret], [{ range, text: change.text }], () => null);
      }
      model.pushStackElement();
      fromLesson = false;
    },
    dispose(): void {
      for (const model of models.values()) model.dispose();
      models.clear();
    },
  };
}
