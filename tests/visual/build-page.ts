/** Bundles the page of gauge states on its own, without the rest of the site. */
import { mkdirSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { build } from "esbuild";

const root = resolve(import.meta.dirname, "../..");

const html = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Gauge</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/page.css">
<body><div id="page"></div><script type="module" src="/page.js"></script></body>
</html>
`;

/** Bundles `entry` (TSX) into a folder that any static server can carry, and returns its path. */
export async function buildPage(entry: string, name: string): Promise<string> {
  const folder = resolve(root, "node_modules/.cache/gauge-pages", name);
  mkdirSync(folder, { recursive: true });
  await build({
    entryPoints: { page: resolve(root, entry) },
    outdir: folder,
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2023",
    jsx: "automatic",
    jsxImportSource: "preact",
    loader: { ".woff2": "file" },
    logLevel: "error",
  });
  writeFileSync(resolve(folder, "index.html"), html);
  return folder;
}
