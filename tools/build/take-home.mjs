/**
 * Bundles what the take-home copy carries into `generated/take-home/`: the programs behind `npm start` and `npm run
 * check` with everything they import, each lesson's definition, and the notices. PGlite's files are not among them: the
 * copy takes the ones that the page boots from.
 */
import { copyFile, mkdir, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { listSandboxes } from "../lessons/pack-sandbox.ts";
import { toTakeHomeNotices } from "../notices/notices.ts";

const root = resolve(fileURLToPath(import.meta.url), "../../..");
const out = resolve(root, "generated/take-home");

/** Inside a bundled ES module there is no `require`, and CommonJS packages ask for Node's own modules by it. */
const commonJs = `import { createRequire as $createRequire } from "node:module";
import { dirname as $dirname } from "node:path";
import { fileURLToPath as $fileURLToPath } from "node:url";
const require = $createRequire(import.meta.url);
const __filename = $fileURLToPath(import.meta.url);
const __dirname = $dirname(__filename);`;

const shared = {
  absWorkingDir: root,
  bundle: true,
  minify: true,
  keepNames: true,
  format: "esm",
  platform: "node",
  target: "node22",
  outExtension: { ".js": ".mjs" },
  legalComments: "none",
  logLevel: "warning",
};

await rm(out, { recursive: true, force: true });
await mkdir(join(out, "texts"), { recursive: true });
await build({
  ...shared,
  entryPoints: {
    start: "src/take-home/start.ts",
    check: "src/take-home/check.ts",
    "server-worker": "src/engine/node/server.worker.ts",
    "database-worker": "src/postgres/node/database.worker.ts",
  },
  outdir: join(out, "runtime"),
  splitting: true,
  chunkNames: "part-[hash]",
  banner: { js: commonJs },
  // `pg` looks for it and does without.
  external: ["pg-native"],
});
await build({
  ...shared,
  entryPoints: Object.fromEntries((await listSandboxes()).map((slug) => [slug, `sandboxes/${slug}/sandbox.ts`])),
  outdir: join(out, "lessons"),
});
await copyFile(join(root, "LICENSE"), join(out, "texts/LICENSE.txt"));
await writeFile(join(out, "texts/THIRD_PARTY_NOTICES.md"), toTakeHomeNotices(root));
