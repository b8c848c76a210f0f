/**
 * Links ES modules that are kept in memory: every file becomes a module of its own behind a URL, its specifiers
 * rewritten to the URLs of what it imports, and what tells of its generators behind its last line. Top-level await stays native, and a `sourceURL` keeps the file's own name
 * in stack traces.
 */
import { init, parse } from "es-module-lexer/js";
import { fail, ok, type Result } from "../contract/result.ts";
import { tellGenerators } from "./own-generators.ts";

export type LinkError =
  | {
      readonly code: "syntax-error";
      readonly file: string;
      readonly line: number;
      readonly column: number;
      readonly message: string;
    }
  | { readonly code: "missing-entry"; readonly file: string; readonly present: readonly string[] }
  | {
      readonly code: "missing-module";
      readonly file: string;
      readonly line: number;
      readonly column: number;
      readonly specifier: string;
    }
  | {
      readonly code: "unknown-package";
      readonly file: string;
      readonly line: number;
      readonly column: number;
      readonly specifier: string;
      readonly known: readonly string[];
    }
  | { readonly code: "circular-import"; readonly cycle: readonly string[] };

export interface LinkedModules {
  readonly entryUrl: string;
  /** URL back to file name, for messages in which the engine names a URL. */
  readonly fileOfUrl: ReadonlyMap<string, string>;
}

export interface LinkOptions {
  readonly files: Readonly<Record<string, string>>;
  readonly entry: string;
  /** Bare specifier to the URL of a module that stands for the package. */
  readonly packages: ReadonlyMap<string, string>;
  readonly toUrl: (javascript: string) => string;
}

export async function linkModules(options: LinkOptions): Promise<Result<LinkedModules, LinkError>> {
  await init;
  const { files, entry } = options;
  if (!(entry in files)) return fail({ code: "missing-entry", file: entry, present: Object.keys(files) });
  const urls = new Map<string, string>();
  const linked = linkFile(entry, [], options, urls);
  if (!linked.ok) return linked;
  return ok({ entryUrl: linked.value, fileOfUrl: new Map([...urls].map(([file, url]) => [url, file])) });
}

function linkFile(
  file: string,
  importers: readonly string[],
  options: LinkOptions,
  urls: Map<string, string>,
): Result<string, LinkError> {
  const done = urls.get(file);
  if (done) return ok(done);
  if (importers.includes(file))
    return fail({ code: "circular-import", cycle: [...importers.slice(importers.indexOf(file)), file] });
  const source = options.files[file] ?? "";
  const parsed = parseModule(file, source);
  if (!parsed.ok) return parsed;
  let linked = "";
  let copiedTo = 0;
  for (const found of parsed.value) {
    if (found.type === "import-meta" || found.specifier === undefined) continue;
    const target = resolveSpecifier(file, found.specifier, source, found.start, [...importers, file], options, urls);
    if (!target.ok) return target;
    linked +=
      source.slice(copiedTo, found.start) + (found.type === "dynamic" ? JSON.stringify(target.value) : target.value);
    copiedTo = found.end;
  }
  const url = options.toUrl(`${linked}${source.slice(copiedTo)}${tellGenerators(source)}\n//# sourceURL=${file}`);
  urls.set(file, url);
  return ok(url);
}

type Imports = ReturnType<typeof parse>[0];

function parseModule(file: string, source: string): Result<Imports, LinkError> {
  try {
    return ok(parse(source, file)[0]);
  } catch (error) {
    const index = typeof error === "object" && error !== null && "idx" in error ? Number(error.idx) : 0;
    return fail({ code: "syntax-error", file, ...positionAt(source, index), message: "this is not valid JavaScript" });
  }
}

function resolveSpecifier(
  file: string,
  specifier: string,
  source: string,
  at: number,
  importers: readonly string[],
  options: LinkOptions,
  urls: Map<string, string>,
): Result<string, LinkError> {
  if (!/^\.{0,2}\//.test(specifier)) {
    const url = options.packages.get(specifier);
    const known = [...options.packages.keys()];
    return url ? ok(url) : fail({ code: "unknown-package", file, ...positionAt(source, at), specifier, known });
  }
  const path = new URL(specifier, `file:///${file}`).pathname.slice(1);
  if (!(path in options.files)) return fail({ code: "missing-module", file, ...positionAt(source, at), specifier });
  return linkFile(path, importers, options, urls);
}

/** 1-based line and column of an offset. */
function positionAt(source: string, offset: number): { line: number; column: number } {
  const before = source.slice(0, offset).split("\n");
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

/** JavaScript of a module that re-exports what an engine put under `globalThis[key]`. */
export function toPackageModule(key: string, exported: object): string {
  const names = Object.keys(exported).filter((name) => name !== "default" && /^[A-Za-z_$][\w$]*$/.test(name));
  const held = `globalThis[${JSON.stringify(key)}]`;
  return [...names.map((name) => `export const ${name} = ${held}.${name};`), `export default ${held}.default;`].join(
    "\n",
  );
}
