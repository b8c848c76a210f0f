import ts from "typescript";

const settings: ts.FormatCodeSettings = {
  ...ts.getDefaultFormatCodeSettings("\n"),
  indentSize: 2,
  tabSize: 2,
  convertTabsToSpaces: true,
  semicolons: ts.SemicolonPreference.Ignore,
};

/** TypeScript's own layout of a source; its line ends stay as they are. Broken code is laid out as far as it is understood. */
export function formatSource(path: string, source: string): string {
  const newLine = source.includes("\r\n") ? "\r\n" : "\n";
  const snapshot = ts.ScriptSnapshot.fromString(source);
  const host: ts.LanguageServiceHost = {
    getCompilationSettings: () => ({ noLib: true, noResolve: true, types: [] }),
    getScriptFileNames: () => [path],
    getScriptVersion: () => "1",
    getScriptSnapshot: (name) => (name === path ? snapshot : undefined),
    getCurrentDirectory: () => "/",
    getDefaultLibFileName: () => "lib.d.ts",
    fileExists: (name) => name === path,
    readFile: () => undefined,
  };
  const service = ts.createLanguageService(host);
  const edits = service.getFormattingEditsForDocument(path, { ...settings, newLineCharacter: newLine });
  service.dispose();
  // From the last to the first, so that the places of the others hold.
  return edits.reduceRight(
    (text, { span, newText }) => text.slice(0, span.start) + newText + text.slice(span.start + span.length),
    source,
  );
}
