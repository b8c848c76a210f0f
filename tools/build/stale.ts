/** Tells whether the built site is older than what it is made from. */
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { builtBasePath } from "./base-path.ts";

const INPUTS = ["astro.config.mjs", "package-lock.json", "content", "public", "sandboxes", "src", "tools/build"];

/** True when `dist/` is missing, incomplete, older than any input file or folder, or built for another `base`. */
export function isSiteStale(projectRoot: string, base: string): boolean {
  const last = join(projectRoot, "dist/index.html.br");
  if (!existsSync(last)) return true;
  if (builtBasePath(join(projectRoot, "dist")) !== base) return true;
  const builtAtMs = statSync(last).mtimeMs;
  return INPUTS.some((input) => newestMs(join(projectRoot, input)) > builtAtMs);
}

function newestMs(path: string): number {
  if (!existsSync(path)) return 0;
  const stats = statSync(path);
  if (!stats.isDirectory()) return stats.mtimeMs;
  // The folder's own time moves when a file in it is removed.
  return readdirSync(path).reduce((newest, name) => Math.max(newest, newestMs(join(path, name))), stats.mtimeMs);
}
