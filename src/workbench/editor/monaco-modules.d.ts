// Parts of Monaco that are published without types.
declare module "monaco-editor/languages/features/typescript/ts.worker";

declare module "monaco-editor/languages/features/typescript/lib/typescriptServices" {
  import type ts from "typescript";
  export const typescript: typeof ts;
}
