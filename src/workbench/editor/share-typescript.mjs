import { fileURLToPath } from "node:url";

const shared = fileURLToPath(new URL("./monaco-typescript.ts", import.meta.url));

/**
 * Lets the stripper in the editor's worker use the TypeScript that Monaco brings along: a second one would add 1 MB.
 * @returns {import("vite").Plugin}
 */
export function shareTypescript() {
  return {
    name: "watertight-share-typescript",
    enforce: "pre",
    apply: (_config, { mode }) => mode !== "test",
    resolveId(source, importer) {
      const ours =
        importer &&
        /ts-blank-space|lesson\/(strip-source|format-source|lower-using|tell-nested-generators)/.test(
          importer.replaceAll("\\", "/"),
        );
      return source === "typescript" && ours ? shared : null;
    },
  };
}
