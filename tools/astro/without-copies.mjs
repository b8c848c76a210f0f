/** Addresses by which a package names a file of its own, in the words that Vite takes for an order to bring it along. */
const ownAddress = /(\bnew URL\(\s*(?:"[^"]+"|'[^']+')\s*,\s*)(?=import\.meta\.url\s*\))/g;

/**
 * Packages that are given these files by the page: Postgres and its data by `src/postgres`, the TypeScript worker by
 * `src/workbench/editor`. What they name themselves nothing would ever ask for, 23 MB of it.
 */
const served =
  /\/node_modules\/(?:@electric-sql\/pglite\/dist\/|monaco-editor\/esm\/.*\/typescript\/workerManager\.js)/;

/**
 * Keeps a second copy of such files out of the built site.
 * @returns {import("vite").Plugin & { transform(code: string, id: string): { code: string, map: null } | null }}
 */
export function withoutCopies() {
  return {
    name: "watertight-without-copies",
    enforce: "pre",
    apply: "build",
    transform(code, id) {
      if (!served.test(id.replaceAll("\\", "/"))) return null;
      // As Vite itself writes an address that it is not to look at again.
      return { code: code.replaceAll(ownAddress, "$1'' + "), map: null };
    },
  };
}
