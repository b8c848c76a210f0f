/** The folder of the host that the site is built for, as `BASE_PATH` names it. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Where a build keeps what the server and the tests must know of it; not served. */
export const buildFactsFile = "_build.json";

/** `""` for the host's root, else `/a` or `/a/b`. Throws with the remedy where the text is no folder. */
export function readBasePath(text: string | undefined): string {
  const folder = (text ?? "").trim().replace(/^\/+|\/+$/g, "");
  if (folder === "") return "";
  if (!/^[\w.~-]+(?:\/[\w.~-]+)*$/.test(folder) || folder.split("/").some((name) => /^\.+$/.test(name)))
    throw new Error(`BASE_PATH="${text}" is no folder of a site. Write it as /courses/watertight, without a host.`);
  return `/${folder}`;
}

/** The base path of the site that stands in `root`; a folder without the file was built for the root. */
export function builtBasePath(root: string): string {
  const path = join(root, buildFactsFile);
  if (!existsSync(path)) return "";
  const facts: unknown = JSON.parse(readFileSync(path, "utf8"));
  if (typeof facts !== "object" || facts === null || !("base" in facts) || typeof facts.base !== "string")
    throw new Error(`${path} has no "base". Run "npm run build" again.`);
  return readBasePath(facts.base);
}
