/** Type-checks samples as modules of their own, beside the files of their lesson's starter. */
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import ts from "typescript";
import { sandboxesFolder } from "../pack-sandbox.ts";

const root = resolve(sandboxesFolder, "..");

/** A sample may show the inside of a handler and end with its `return`. */
const returnOutsideFunction = 1108;

/** Libraries and declarations, the same for every lesson: parsing them is most of the time. */
const parsedOnce = new Map<string, ts.SourceFile>();

/** @returns a complaint per mistake: `line 3: Cannot find name 'answr'.`, lines counted within the sample */
export function checkTypeScript(lesson: string, samples: readonly string[]): string[][] {
  const folder = join(sandboxesFolder, lesson, "starter");
  const sources = new Map(
    samples.map((code, index) => [join(folder, `sample-${index + 1}-of-the-prose.ts`), `${code}\nexport {};\n`]),
  );
  const options = readOptions();
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (path) => sources.has(path) || fileExists(path);
  host.getSourceFile = (path, languageVersion) => {
    if (sources.has(path)) return getSourceFile(path, languageVersion);
    const file = parsedOnce.get(path) ?? getSourceFile(path, languageVersion);
    if (file) parsedOnce.set(path, file);
    return file;
  };
  host.readFile = (path) => sources.get(path) ?? readFile(path);
  const globals = ["common", lesson].map((name) => join(root, "content/samples", `${name}.d.ts`)).filter(existsSync);
  const program = ts.createProgram([...sources.keys(), ...globals], options, host);
  return [...sources.keys()].map((path) => {
    const file = program.getSourceFile(path);
    if (!file) throw new Error(`${path} was not read by the compiler`);
    const problems = [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)].filter(
      ({ code }) => code !== returnOutsideFunction,
    );
    return problems.map(({ start = 0, messageText }) => {
      const line = file.getLineAndCharacterOfPosition(start).line + 1;
      return `line ${line}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`;
    });
  });
}

function readOptions(): ts.CompilerOptions {
  const config = ts.getParsedCommandLineOfConfigFile(
    join(root, "tsconfig.json"),
    { types: ["node"], noEmit: true, skipLibCheck: true, noUnusedLocals: false, noUnusedParameters: false },
    {
      ...ts.sys,
      onUnRecoverableConfigFileDiagnostic({ messageText }) {
        throw new Error(ts.flattenDiagnosticMessageText(messageText, "\n"));
      },
    },
  );
  if (!config) throw new Error("tsconfig.json cannot be read");
  return config.options;
}
