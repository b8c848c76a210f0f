import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { listFiles } from "./list-files.ts";

const folder = mkdtempSync(join(tmpdir(), "offline-"));
afterAll(() => rmSync(folder, { recursive: true }));
const write = (name: string, text: string) => {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), text);
};
for (const name of [
  "index.html",
  "404.html",
  "lessons/a/index.html",
  "_astro/a.js",
  "_astro/a.css",
  "pagefind/en.pf_index",
])
  write(name, name);
for (const name of ["_astro/pglite.H.wasm", "_astro/container-server.H.txt", "_astro/take-home.mjs"])
  write(name, "x".repeat(40));
write("_astro/pglite.H.wasm.br", "small");
write("_astro/editor.js", "x".repeat(300_000));
for (const name of ["_headers", "_build.json", "index.html.br", "robots.txt", "og/a.png"]) write(name, "x");

test("pages, styles, small scripts and the search index are kept by a visit, each once, below the site's folder", async () => {
  const { pages } = await listFiles(folder, "/x");
  expect(pages.map(({ url }) => url).sort()).toEqual(
    ["/x/", "/x/404.html", "/x/_astro/a.css", "/x/_astro/a.js", "/x/lessons/a/", "/x/pagefind/en.pf_index"].sort(),
  );
});

test("the database and the editor are apart, at the sizes they are sent and stored; what needs StackBlitz never is", async () => {
  expect((await listFiles(folder, "")).course).toEqual([
    { url: "/_astro/editor.js", transferBytes: 300_000, storedBytes: 300_000 },
    { url: "/_astro/pglite.H.wasm", transferBytes: 5, storedBytes: 40 },
    { url: "/_astro/take-home.mjs", transferBytes: 40, storedBytes: 40 },
  ]);
});

test("a page's revision moves with its headers; a file named by its content has none", async () => {
  const before = (await listFiles(folder, "")).pages;
  write("_headers", "/*\n  X-New: yes\n");
  const after = (await listFiles(folder, "")).pages;
  const of = (list: typeof before, url: string) => list.find((file) => file.url === url)?.revision;
  expect(of(after, "/")).not.toBe(of(before, "/"));
  expect(of(after, "/_astro/a.js")).toBeNull();
});
