/** The TypeScript inside Monaco, in the place of the package: see share-typescript.mjs. */
// biome-ignore lint/performance/noBarrelFile lint/style/noDefaultExport: it stands in for a package with that one export
export { typescript as default } from "monaco-editor/languages/features/typescript/lib/typescriptServices";
