import * as monaco from "monaco-editor/editor";
import "monaco-editor/features/register.all";
import "monaco-editor/languages/definitions/typescript/register";
import "monaco-editor/languages/definitions/javascript/register";
import EditorWorker from "monaco-editor/editor/editor.worker?worker";
import * as typescript from "monaco-editor/languages/features/typescript/register";
// Brought along as text: a build may drop the stylesheet of a script that is loaded late, and nothing but the look fails.
import styles from "../../../node_modules/monaco-editor/min/vs/editor/editor.main.css?inline";
import { libraries } from "./libraries.ts";
import { followTheme } from "./monaco-theme.ts";
import { typescriptWorker } from "./typescript-worker.ts";

self.MonacoEnvironment = {
  getWorker: (_id, label) =>
    label === "typescript" || label === "javascript" ? typescriptWorker() : new EditorWorker(),
};

const sheet = document.createElement("style");
sheet.textContent = styles;
document.head.append(sheet);

typescript.typescriptDefaults.setCompilerOptions({
  target: typescript.ScriptTarget.ESNext,
  module: typescript.ModuleKind.ESNext,
  moduleResolution: typescript.ModuleResolutionKind.NodeJs,
  strict: true,
  noEmit: true,
  allowNonTsExtensions: true,
  allowImportingTsExtensions: true,
  erasableSyntaxOnly: true,
  lib: ["esnext"],
  types: [],
});
typescript.typescriptDefaults.setEagerModelSync(true);
for (const [path, text] of Object.entries(libraries)) typescript.typescriptDefaults.addExtraLib(text, path);

followTheme();

export { monaco };
