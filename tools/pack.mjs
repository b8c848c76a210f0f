/** `npm run pack [-- --out DIR]`: the built site and a server for it as one zip, for a USB stick or an intranet host. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { readBasePath } from "./build/base-path.ts";
import { isSiteStale } from "./build/stale.ts";
import { toPackNotices } from "./notices/notices.ts";
import { bundleServer } from "./pack/bundle-server.ts";
import { composePack, sha256, zipPack } from "./pack/compose-pack.ts";
import { describePack } from "./pack/describe-pack.ts";

const projectRoot = resolve(fileURLToPath(import.meta.url), "../..");
const dist = join(projectRoot, "dist");

/** @param {string} folder */
function readFolder(folder) {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    entries.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [relative(folder, path).split(sep).join("/"), new Uint8Array(readFileSync(path))];
    }),
  );
}

/** @param {string} base */
function holdReady(base) {
  const remedy = 'Run "npm run build", then this again.';
  if (!existsSync(join(dist, "index.html"))) throw new Error(`There is no built site in dist/. ${remedy}`);
  if (isSiteStale(projectRoot, base))
    throw new Error(`dist/ is not what the source says now: older, incomplete, or for another BASE_PATH. ${remedy}`);
}

try {
  const { values } = parseArgs({ options: { out: { type: "string", default: join(projectRoot, "packs") } } });
  const base = readBasePath(process.env.BASE_PATH);
  holdReady(base);
  const { version } = JSON.parse(readFileSync(join(projectRoot, "package.json"), "utf8"));
  const pack = composePack({
    version,
    base,
    site: readFolder(dist),
    server: await bundleServer(projectRoot),
    nginx: readFileSync(join(dist, "_nginx.conf")),
    license: readFileSync(join(projectRoot, "LICENSE")),
    notices: toPackNotices(projectRoot),
  });
  const zip = zipPack(pack);
  const out = resolve(values.out);
  const path = join(out, `${pack.name}.zip`);
  await mkdir(out, { recursive: true });
  await writeFile(path, zip);
  console.log(describePack({ path, pack, lengthBytes: zip.length, sum: sha256(zip) }).join("\n"));
} catch (error) {
  console.error(`pack  failed: ${error.message}`);
  process.exitCode = 1;
}
