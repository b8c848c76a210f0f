/** Tells whether what was built is older than what it is made from. */
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { buildFactsFile, builtBasePath } from "./base-path.ts";

const INPUTS = [
  "astro.config.mjs",
  "package-lock.json",
  "content",
  "hosting",
  "public",
  "sandboxes",
  "src",
  "tools/build",
  "tools/hosting",
];

const ASSET_INPUTS = ["LICENSE", "content", "package-lock.json", "sandboxes", "src", "tools"];
const ASSETS = ["postgres", "sandboxes", "runtime", "take-home"];

/** Beside the assets: as old as the moment at which they were begun. */
export const assetsStamp = (projectRoot: string): string => join(projectRoot, "generated/.made");

/** True when one of the assets in `generated/` is missing, or any input file or folder is newer than when they were begun. */
export function areAssetsStale(projectRoot: string): boolean {
  const stamp = assetsStamp(projectRoot);
  if (!existsSync(stamp) || ASSETS.some((asset) => !existsSync(join(projectRoot, "generated", asset)))) return true;
  const begunAtMs = statSync(stamp).mtimeMs;
  return ASSET_INPUTS.some((input) => newestMs(join(projectRoot, input)) >= begunAtMs);
}

/** True when `dist/` is missing, incomplete, older than any input file or folder, or built for another `base`. */
export function isSiteStale(projectRoot: string, base: string): boolean {
  const last = join(projectRoot, "dist", buildFactsFile);
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
