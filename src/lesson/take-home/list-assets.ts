import { databaseAssetUrls } from "../../engine/page-database.ts";

/** A file of the site's that a copy carries: its path in the copy, and where it is fetched from. */
export interface AssetSource {
  readonly path: string;
  readonly url: string;
}

const programs = import.meta.glob<string>("../../../generated/take-home/runtime/*.mjs", {
  query: "?url&no-inline",
  import: "default",
  eager: true,
});
const lessons = import.meta.glob<string>("../../../generated/take-home/lessons/*.mjs", {
  query: "?url&no-inline",
  import: "default",
  eager: true,
});
const texts = import.meta.glob<string>("../../../generated/take-home/texts/*", {
  query: "?url&no-inline",
  import: "default",
  eager: true,
});

const nameOf = (path: string): string => path.slice(path.lastIndexOf("/") + 1);

/** Everything that the copy of a lesson carries beside the learner's files; Postgres's are those that the page boots from. */
export function listAssets(slug: string): AssetSource[] {
  const lesson = Object.entries(lessons).find(([path]) => nameOf(path) === `${slug}.mjs`);
  if (!lesson) throw new Error(`this build has no take-home copy of ${slug}`);
  const { wasm, fsBundle, dataDirectory } = databaseAssetUrls;
  return [
    ...Object.entries(texts).map(([path, url]) => ({ path: nameOf(path), url })),
    ...Object.entries(programs).map(([path, url]) => ({ path: `runtime/${nameOf(path)}`, url })),
    { path: "runtime/lesson.mjs", url: lesson[1] },
    { path: "runtime/postgres/pglite.wasm", url: wasm },
    { path: "runtime/postgres/pglite.data", url: fsBundle },
    { path: "runtime/postgres/data-directory.tar", url: dataDirectory },
  ];
}
