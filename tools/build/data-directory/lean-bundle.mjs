/** @typedef {{ readonly name: string, readonly start: number, readonly end: number }} BundledFile */

/**
 * Of no use to a cluster that stands ready: what initdb reads, the tools of Postgres's own build and tests, replication,
 * and conversions between encodings, none of which this cluster declares.
 */
const needless = [
  /\/share\/postgresql\/(?:postgres\.bki|information_schema\.sql|system_\w+\.sql|snowball_create\.sql|sql_features\.txt|errcodes\.txt)$/,
  /\/share\/postgresql\/[\w.]+\.sample$/,
  /\/lib\/postgresql\/pgxs\//,
  /\/lib\/postgresql\/libpqwalreceiver\.so$/,
  /\/lib\/postgresql\/\w+_and_\w+\.so$/,
];

/**
 * The files of PGlite's bundle, as the table in its loader's text places them.
 *
 * @param {string} loader
 * @returns {BundledFile[]}
 */
export function readFileTable(loader) {
  const rows = loader.matchAll(/filename:"([^"]+)",start:(\d+),end:(\d+)/g);
  return [...rows].map(([, name = "", start, end]) => ({ name, start: Number(start), end: Number(end) }));
}

/**
 * The bundle with its needless files blank: every file stays where the loader looks for it, and a blank one costs
 * nothing once compressed.
 *
 * @param {Uint8Array} bundle
 * @param {readonly BundledFile[]} files
 * @returns {Uint8Array}
 */
export function leanBundle(bundle, files) {
  const last = Math.max(0, ...files.map(({ end }) => end));
  if (files.length === 0 || last !== bundle.length)
    throw new Error(
      `PGlite's file table ends at byte ${last} of ${bundle.length}: has a new version another loader? See tools/build/data-directory/lean-bundle.mjs.`,
    );
  const lean = Uint8Array.from(bundle);
  for (const { name, start, end } of files)
    if (needless.some((pattern) => pattern.test(name))) lean.fill(0, start, end);
  return lean;
}
