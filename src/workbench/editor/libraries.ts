import { frameworkFiles } from "./framework-sources.ts";
import { globalTypes } from "./global-types.ts";

/** Where a framework file stands for the TypeScript worker, so that imports of `tiny` and `pg` find it. */
export const libraryAddress = (path: string): string =>
  path.startsWith("contract/") ? `file:///src/${path}` : `file:///node_modules/${path}`;

/** The path of a framework file by its address; null for anything else. */
export const pathOfLibrary = (address: string): string | null =>
  frameworkFiles.find(({ path }) => libraryAddress(path) === address)?.path ?? null;

/** Types that the editor knows, as text by address: no network, no node_modules in the page. */
export const libraries: Readonly<Record<string, string>> = {
  "file:///sandbox/globals.d.ts": globalTypes,
  ...Object.fromEntries(frameworkFiles.map(({ path, source }) => [libraryAddress(path), source])),
};
