/** Makes the next version of the built site: a page with another text, a file more for the sandboxes, its own worker. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { buildServiceWorker } from "../../tools/build/offline/build-service-worker.ts";

const projectRoot = resolve(import.meta.dirname, "../..");

export interface NextVersion {
  readonly folder: string;
  /** Of the file that only this version has. */
  readonly newFile: string;
  remove(): void;
}

/** @param page path of a page, as in `glossary/index.html`, in which `from` becomes `to` */
export async function buildNextVersion(page: string, from: string, to: string): Promise<NextVersion> {
  const root = mkdtempSync(join(tmpdir(), "next-version-"));
  const folder = join(root, "site");
  cpSync(join(projectRoot, "dist"), folder, { recursive: true });
  const path = join(folder, page);
  const text = readFileSync(path, "utf8");
  if (!text.includes(from)) throw new Error(`${page} holds no "${from}" that could change`);
  writeFileSync(path, text.replaceAll(from, to));
  for (const copy of [`${path}.br`, `${path}.gz`]) rmSync(copy, { force: true });
  const newFile = "/_astro/next-lesson.AAAAAAAA.mjs";
  writeFileSync(join(folder, newFile), "export const next = true;\n");
  mkdirSync(join(root, "brotli"));
  await buildServiceWorker({ projectRoot, dist: folder, base: "", cache: join(root, "brotli") });
  return { folder, newFile, remove: () => rmSync(root, { recursive: true }) };
}
