/**
 * Builds `generated/postgres/data-directory.tar`, a Postgres cluster ready to load, so that nobody waits for initdb, and
 * `generated/postgres/pglite.data`, PGlite's own files without those that such a cluster never reads.
 *
 * Lean: WAL segments of 1 MB, only the segment that recovery starts from, no template databases. It holds the engine
 * functions and no lesson's seed. Skipped when `generated/postgres/key` names the same sources. Needs a Node that
 * strips types (22.18 or newer).
 */
import { mkdir, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { PGlite } from "@electric-sql/pglite";
import { engineFunctionsSql } from "../../src/postgres/engine/engine-functions.sql.ts";
import { buildKey } from "./data-directory/build-key.mjs";
import { leanBundle, readFileTable } from "./data-directory/lean-bundle.mjs";
import { leanTar } from "./data-directory/lean-tar.mjs";

const root = new URL("../../", import.meta.url);
const folder = new URL("generated/postgres/", root);
const archiveUrl = new URL("data-directory.tar", folder);
const bundleUrl = new URL("pglite.data", folder);
const pgliteFolder = new URL("node_modules/@electric-sql/pglite/dist/", root);
const keyUrl = new URL("key", folder);

const initdbArguments = [
  "--wal-segsize=1",
  "--allow-group-access",
  "--encoding=UTF8",
  "--locale=C.UTF-8",
  "--locale-provider=libc",
  "--auth=trust",
];

/** Two checkpoints round a switch leave recovery one young segment to start from; all older ones are then dead weight. */
const settleSql = ["VACUUM FREEZE", "CHECKPOINT", "SELECT pg_switch_wal()", "CHECKPOINT"];

async function buildArchive() {
  const database = await PGlite.create({ initDbStartParams: initdbArguments });
  await database.exec(engineFunctionsSql);
  for (const sql of settleSql) await database.exec(sql);
  const { rows } = await database.query("SELECT redo_wal_file AS name FROM pg_control_checkpoint()");
  const redoSegment = rows[0].name;
  const dump = await database.dumpDataDir("none");
  const archive = new Uint8Array(await dump.arrayBuffer());
  await database.close();
  return leanTar(archive, (name) => !isTemplateFile(name) && (!isWalSegment(name) || name.endsWith(redoSegment)));
}

async function buildBundle() {
  const scripts = (await readdir(pgliteFolder)).filter((name) => name.endsWith(".js"));
  const texts = await Promise.all(scripts.map((name) => readFile(new URL(name, pgliteFolder), "utf8")));
  const tables = texts.map(readFileTable);
  const table = tables.find((files) => files.length > 0) ?? [];
  return leanBundle(await readFile(new URL("pglite.data", pgliteFolder)), table);
}

/** `template1` and `template0` have the fixed OIDs 1 and 4 (`pg_database.dat`). */
const isTemplateFile = (name) => /(^|\/)base\/[14]\/./.test(name);
const isWalSegment = (name) => /(^|\/)pg_wal\/[0-9A-F]{24}$/.test(name);

const readIfThere = (url) =>
  readFile(url, "utf8").catch((error) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });

const key = await buildKey([
  new URL("node_modules/@electric-sql/pglite/package.json", root),
  new URL("src/postgres/engine/engine-functions.sql.ts", root),
  new URL(import.meta.url),
  new URL("data-directory/build-key.mjs", import.meta.url),
  new URL("data-directory/lean-bundle.mjs", import.meta.url),
  new URL("data-directory/lean-tar.mjs", import.meta.url),
]);

const isFresh =
  (await readIfThere(keyUrl)) === key &&
  (await stat(archiveUrl).then(
    () => true,
    () => false,
  ));
if (!isFresh) {
  const archive = await buildArchive();
  await mkdir(folder, { recursive: true });
  await writeFile(archiveUrl, archive);
  await writeFile(bundleUrl, await buildBundle());
  await writeFile(keyUrl, key);
}
const { size } = await stat(archiveUrl);
console.log(`data directory: ${(size / 1e6).toFixed(1)} MB${isFresh ? ", up to date" : ", built"}`);
