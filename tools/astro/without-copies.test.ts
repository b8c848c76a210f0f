import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { withoutCopies } from "./without-copies.mjs";

const packages = resolve(import.meta.dirname, "../../node_modules");
/** What Vite looks for (its plugins asset-import-meta-url and worker-import-meta-url). */
const order = /\bnew\s+URL\s*\(\s*(?:'[^']+'|"[^"]+"|`[^`]+`)\s*,\s*import\.meta\.url\s*,?\s*\)/g;
const { transform } = withoutCopies();

test.each([
  ["PGlite", "@electric-sql/pglite/dist", /\.js$/, ["pglite.wasm", "pglite.data", "initdb.wasm"]],
  ["Monaco", "monaco-editor/esm/vs/languages/features/typescript", /^workerManager\.js$/, ["ts.worker.js"]],
])("%s as it is installed orders files of its own, and no more after the build has read it", (_, folder, of, files) => {
  const ordered = (code: string) => [...code.matchAll(order)].map(([text]) => text);
  const before = new Set<string>();
  for (const name of readdirSync(join(packages, folder)).filter((name) => of.test(name))) {
    const id = join(packages, folder, name);
    const code = readFileSync(id, "utf8");
    for (const text of ordered(code)) before.add(/[\w.]+(?=["'])/.exec(text)?.[0] ?? text);
    expect(ordered(transform(code, id)?.code ?? code), name).toEqual([]);
  }
  expect([...before].sort()).toEqual([...files].sort());
});

test("other packages keep what they order", () => {
  const code = 'new URL("a.wasm", import.meta.url)';
  expect(transform(code, "/site/node_modules/pagefind/a.js")).toBeNull();
});
