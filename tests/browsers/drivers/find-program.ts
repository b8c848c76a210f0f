import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { NotHere } from "./driven-browser.ts";

/** The first of these programs that is installed, a path or a name on `PATH`. */
export function findProgram(what: string, names: readonly string[]): string {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const candidates = names.flatMap((name) =>
    name.includes("/") ? [name] : folders.map((folder) => join(folder, name)),
  );
  const found = candidates.find((path) => existsSync(path));
  if (!found) throw new NotHere(`${what} is not installed (looked for ${names.join(", ")})`);
  return found;
}
