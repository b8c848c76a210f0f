import { blankSourceFile } from "ts-blank-space";
import ts from "typescript";
import { fail, ok, type Result } from "../contract/result.ts";
import { lowerUsing } from "./lower-using.ts";
import { applyEdits } from "./source-edit.ts";
import type { SyntaxProblem } from "./strip-types.ts";
import { tellNestedGenerators } from "./tell-nested-generators.ts";

const notErasable =
  "TypeScript that makes JavaScript of its own (enum, namespace, parameter property) does not run here. Only types can be erased.";

/**
 * TypeScript to JavaScript by blanking out the types, so that line and column of everything that runs stay the same, and
 * by lowering `using` and telling of generators in their place, so that every line stays the same.
 */
export function stripSource(path: string, source: string): Result<string, SyntaxProblem[]> {
  const file = ts.createSourceFile(path, source, { languageVersion: ts.ScriptTarget.ESNext }, false, ts.ScriptKind.TS);
  const problemAt = (position: number, message: string): SyntaxProblem => {
    const { line, character } = file.getLineAndCharacterOfPosition(position);
    return { file: path, line: line + 1, column: character + 1, message };
  };
  // A blank-space stripper makes broken code of broken code without a word, so the parser is asked first.
  const syntax = diagnose(file).map((found) =>
    problemAt(found.start, ts.flattenDiagnosticMessageText(found.messageText, "\n")),
  );
  if (syntax.length > 0) return fail(syntax);
  const refused: SyntaxProblem[] = [];
  const refuse = (node: ts.Node, message: string) => void refused.push(problemAt(node.getStart(file), message));
  const blanked = blankSourceFile(file, (node) => refuse(node as ts.Node, notErasable));
  const told = tellNestedGenerators(file);
  const lowered = lowerUsing(file, refuse);
  if (refused.length > 0) return fail(refused);
  // What a block ends with stands before the end of its scope, what it begins with behind the scope's beginning.
  return ok(applyEdits(blanked, [...told.behind, ...lowered, ...told.before]));
}

function diagnose(file: ts.SourceFile): readonly ts.DiagnosticWithLocation[] {
  const host: ts.CompilerHost = {
    getSourceFile: (name) => (name === file.fileName ? file : undefined),
    getDefaultLibFileName: () => "lib.d.ts",
    getCurrentDirectory: () => "/",
    getCanonicalFileName: (name) => name,
    getNewLine: () => "\n",
    useCaseSensitiveFileNames: () => true,
    fileExists: (name) => name === file.fileName,
    readFile: () => undefined,
    writeFile: () => undefined,
  };
  const options = { noLib: true, noResolve: true, types: [], target: ts.ScriptTarget.ESNext };
  return ts.createProgram([file.fileName], options, host).getSyntacticDiagnostics(file);
}
