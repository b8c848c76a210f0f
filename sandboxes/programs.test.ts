import { readdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { describe, expect, it } from "vitest";

const here = dirname(fileURLToPath(import.meta.url));
const root = resolve(here, "..");

const slugs = readdirSync(here, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== "kit")
  .map((entry) => entry.name);

const foldersIn = (folder: string) =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? [join(folder, entry.name)] : [],
  );

/** Declarations of the language and of packages, parsed once for all sandboxes: most of the work. */
const declarations = new Map<string, ts.SourceFile | undefined>();

function createHost(options: ts.CompilerOptions): ts.CompilerHost {
  const host = ts.createCompilerHost(options);
  const parseAnew = host.getSourceFile;
  const parse: ts.CompilerHost["getSourceFile"] = (name, language) => {
    if (!name.includes("/node_modules/")) return parseAnew(name, language);
    if (!declarations.has(name)) declarations.set(name, parseAnew(name, language));
    return declarations.get(name);
  };
  return { ...host, getSourceFile: parse };
}

/** Type errors of every program of a sandbox; an overlay finds in the starter what it does not bring along. */
function typeErrorsOf(slug: string): string[] {
  const folder = join(here, slug);
  const overlays = [
    join(folder, "solution"),
    ...["variants", "mutants"].flatMap((kind) => foldersIn(join(folder, kind))),
  ];
  const config = ts.getParsedCommandLineOfConfigFile(
    join(root, "tsconfig.json"),
    { rootDirs: [join(folder, "starter"), ...overlays], types: ["node"], noEmit: true, skipLibCheck: true },
    { ...ts.sys, onUnRecoverableConfigFileDiagnostic: (problem) => expect.fail(String(problem.messageText)) },
  );
  if (!config) throw new Error("tsconfig.json cannot be read");
  const files = [join(folder, "starter"), ...overlays].flatMap((program) =>
    readdirSync(program).map((name) => join(program, name)),
  );
  const program = ts.createProgram(files, config.options, createHost(config.options));
  return ts.getPreEmitDiagnostics(program).map((problem) => {
    const text = ts.flattenDiagnosticMessageText(problem.messageText, "\n");
    return `${problem.file?.fileName.slice(here.length + 1)}: ${text}`;
  });
}

describe.each(slugs)("every program of %s", (slug) => {
  it("has the types it claims, laid over its starter", { timeout: 60_000 }, () => {
    expect(typeErrorsOf(slug)).toEqual([]);
  });
});
