/** Which pages the build wrote, so that no page can be forgotten by a test that holds for all. */
import { readdirSync } from "node:fs";
import { resolve } from "node:path";

const dist = resolve(import.meta.dirname, "../../dist");

/** Addresses of all pages of `dist/`, but for that of an unknown address. Empty where nothing was built. */
export function listBuiltPages(folder = dist): string[] {
  let names: string[];
  try {
    names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  } catch (error) {
    // A test run that only lists its tests needs no build.
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
  return names
    .map((name) => name.replaceAll("\\", "/"))
    .filter((name) => /(^|\/)index\.html$/.test(name))
    .map((name) => `/${name.replace(/index\.html$/, "")}`)
    .sort();
}
