/**
 * Reads a sandbox's folder into what an engine runs: files of the starter and its overlays, types blanked out with
 * every position kept. Whatever is wrong is said with file, place and remedy.
 */
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join, relative, resolve, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { SandboxDefinition } from "../../src/checks/sandbox-definition.ts";
import { type SandboxBundle, type SourceFile, sandboxBundleSchema } from "../../src/contract/sandbox.ts";
import { stripSource } from "../../src/lesson/strip-source.ts";
import { toProblemLine } from "../../src/lesson/strip-types.ts";

export const sandboxesFolder = resolve(fileURLToPath(import.meta.url), "../../../sandboxes");

/** A sandbox that cannot be packed; the message names file, place and remedy. */
export class SandboxError extends Error {
  override readonly name = "SandboxError";
}

export async function listSandboxes(): Promise<string[]> {
  const entries = await readdir(sandboxesFolder, { withFileTypes: true });
  return entries
    .filter((entry) => existsSync(join(sandboxesFolder, entry.name, "sandbox.ts")))
    .map((entry) => entry.name);
}

export async function loadDefinition(slug: string): Promise<SandboxDefinition> {
  const file = join(sandboxesFolder, slug, "sandbox.ts");
  if (!existsSync(file))
    throw new SandboxError(
      `sandboxes/${slug}/sandbox.ts is missing: every lesson's sandbox has one that exports "definition".`,
    );
  const loaded: { definition?: SandboxDefinition } = await import(pathToFileURL(file).href);
  if (!loaded.definition) throw new SandboxError(`sandboxes/${slug}/sandbox.ts: export a const named "definition".`);
  if (loaded.definition.slug !== slug)
    throw new SandboxError(
      `sandboxes/${slug}/sandbox.ts: slug is "${loaded.definition.slug}", expected "${slug}", its folder's name.`,
    );
  return loaded.definition;
}

/** Every `.ts` file under a folder, by path within it. */
export async function readProgram(folder: string): Promise<SourceFile[]> {
  if (!existsSync(folder)) throw new SandboxError(`${folder} is missing: create it, or take it out of sandbox.ts.`);
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .sort();
  return Promise.all(
    paths.map(async (path) => {
      const source = await readFile(join(folder, path), "utf8");
      return { path, source, javascript: stripTypes(join(folder, path), source) };
    }),
  );
}

/** Lays overlay files over base files; an overlay may add files. */
export function overlay(base: readonly SourceFile[], over: readonly SourceFile[]): SourceFile[] {
  const files = new Map([...base, ...over].map((file) => [file.path, file]));
  return [...files.values()];
}

export async function packSandbox(slug: string): Promise<SandboxBundle> {
  const definition = await loadDefinition(slug);
  const folder = join(sandboxesFolder, slug);
  const starter = await readProgram(join(folder, "starter"));
  const solution = await readProgram(join(folder, "solution"));
  const present = new Set(starter.map((file) => file.path));
  for (const needed of [definition.entry, definition.focusFile, ...definition.editableFiles])
    if (!present.has(needed))
      throw new SandboxError(`sandboxes/${slug}/sandbox.ts names ${needed}, and starter/ has no such file.`);
  const editable = new Set(definition.editableFiles);
  for (const { path } of solution)
    if (!editable.has(path))
      throw new SandboxError(
        `sandboxes/${slug}/solution/${path} is not among editableFiles: a learner could not make the solution theirs.`,
      );
  for (const path of Object.keys(definition.solutionNotes ?? {}))
    if (!solution.some((file) => file.path === path))
      throw new SandboxError(
        `sandboxes/${slug}/sandbox.ts has a solution note on ${path}, and solution/ has no such file.`,
      );
  const { entry, focusFile, seedSql, socketPath } = definition;
  return sandboxBundleSchema.parse({
    slug,
    entry,
    focusFile,
    editableFiles: [...definition.editableFiles],
    seedSql,
    processes: definition.processes ?? 1,
    socketPath,
    traffic: [...definition.traffic],
    checks: definition.checks.map(({ id, title, expected }) => ({ id, title, expected })),
    scenarios: [...definition.scenarios],
    hints: [...definition.hints],
    starter,
    solution,
    solutionNotes: { ...definition.solutionNotes },
  });
}

function stripTypes(file: string, source: string): string {
  const stripped = stripSource(file, source);
  if (stripped.ok) return stripped.value;
  throw new SandboxError(stripped.error.map(toProblemLine).join("\n"));
}
