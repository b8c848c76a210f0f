/** The import rules of the rooms table, for the files the dependency checker does not read: `.astro` and `.mdx`. */
import { posix } from "node:path";
import ts from "typescript";
import { ownPattern, packageOwners, roomOf } from "./rooms.mjs";

export interface ImportViolation {
  readonly file: string;
  readonly specifier: string;
  /** Which rule it breaks, and what to do instead. */
  readonly message: string;
}

/** Import specifiers of a file, static and dynamic, type-only ones included. */
export function listImports(file: string, source: string): string[] {
  const modules = file.endsWith(".mdx") ? mdxModules(source) : astroModules(source);
  return modules.flatMap((text) => ts.preProcessFile(text, true, true).importedFiles.map((found) => found.fileName));
}

/** The project path that a specifier means, or the specifier itself for a package. */
function resolveSpecifier(file: string, specifier: string, aliases: ReadonlyMap<string, string>): string {
  const bare = specifier.split("?")[0] ?? specifier;
  if (bare.startsWith(".")) return posix.normalize(posix.join(posix.dirname(file), bare));
  if (bare.startsWith("/")) return bare.slice(1);
  return aliases.get(bare) ?? bare;
}

/** Every import of `file` that the rooms table forbids. */
export function findViolations(
  file: string,
  source: string,
  aliases: ReadonlyMap<string, string> = new Map(),
): ImportViolation[] {
  return listImports(file, source).flatMap((specifier) => {
    const target = resolveSpecifier(file, specifier, aliases);
    const isFile = target !== specifier || specifier.startsWith("/");
    const message = isFile ? judgeFile(file, target) : judgePackage(file, specifier);
    return message === undefined ? [] : [{ file, specifier, message }];
  });
}

function judgeFile(file: string, target: string): string | undefined {
  const from = roomOf(file);
  const to = roomOf(target);
  if (!from || !to || from.rooms === "all" || from.rooms.includes(to.name)) return undefined;
  const isOwn = from.name === to.name && new RegExp(ownPattern(from, file)).test(target);
  return isOwn ? undefined : `${from.name} may not import ${to.name}. ${from.instead}`;
}

function judgePackage(file: string, specifier: string): string | undefined {
  const owned = packageOwners.find((rule) => new RegExp(rule.package).test(specifier));
  if (owned && !new RegExp(owned.owner).test(file)) return owned.instead;
  const from = roomOf(file);
  if (!from || from.packages === "any" || from.rooms === "all") return undefined;
  const allowed = from.packages.some((name) => new RegExp(name).test(specifier));
  return allowed ? undefined : `${from.name} may not import the package ${specifier}. ${from.instead}`;
}

function astroModules(source: string): string[] {
  const frontmatter = /^---\r?\n([\s\S]*?)\r?\n---/.exec(source)?.[1] ?? "";
  const scripts = [...source.matchAll(/<script\b[^>]*>([\s\S]*?)<\/script>/gi)].map(([, text = ""]) => text);
  return [frontmatter, ...scripts];
}

function mdxModules(source: string): string[] {
  const prose = source.replace(/^(`{3,}|~{3,})[\s\S]*?^\1/gm, "");
  // In MDX a block that begins with import or export is a module, up to the next blank line.
  return [...prose.matchAll(/^(?:import|export)\b[\s\S]*?(?=\r?\n\s*\r?\n|$(?![\s\S]))/gm)].map(([text]) => text);
}
