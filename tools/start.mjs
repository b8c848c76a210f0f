/** `npm start [-- --port N --host [H]]`: builds the site when it is older than its source, then serves it. */
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { readBasePath } from "./build/base-path.ts";
import { isSiteStale } from "./build/stale.ts";
import { buildSite } from "./build.mjs";

try {
  if (isSiteStale(resolve(fileURLToPath(import.meta.url), "../.."), readBasePath(process.env.BASE_PATH)))
    await buildSite();
  await import("./serve.mjs");
} catch (error) {
  console.error(`start  failed: ${error.message}`);
  process.exitCode = 1;
}
