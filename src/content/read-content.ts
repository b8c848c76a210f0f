import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { ContentError } from "./yaml/read-yaml.ts";

/** The text of a file under `content/`. @throws ContentError where it is missing */
export async function readContent(projectRoot: string, file: string): Promise<string> {
  const path = join(projectRoot, file);
  if (!existsSync(path)) throw new ContentError(`${file} is missing: write it, or take out what names it.`);
  return readFile(path, "utf8");
}

/** Names without their ending of a folder's files that have it, sorted; none where there is no such folder. */
export async function listContent(projectRoot: string, folder: string, ending: string): Promise<string[]> {
  const path = join(projectRoot, folder);
  if (!existsSync(path)) return [];
  const names = await readdir(path);
  return names
    .filter((name) => name.endsWith(ending))
    .map((name) => name.slice(0, -ending.length))
    .sort();
}
