/** Bundles a page that has the engines and nothing else, served with the site's own headers. */
import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { build, type Plugin } from "esbuild";
import { fillPlaceholders } from "../../../tools/build/headers.ts";
import { listSandboxes, sandboxesFolder } from "../../../tools/lessons/pack-sandbox.ts";

const root = resolve(import.meta.dirname, "../../..");
const out = join(root, "generated/engine-tests");

/** PGlite asks for Node's modules behind a test that a browser never passes. */
const empty = join(root, "src/engine/embedded/node-shims/empty.cjs");

/** The definitions of the course, each loaded when it is asked for. */
const courseDefinitions: Plugin = {
  name: "course-definitions",
  setup({ onLoad }) {
    onLoad({ filter: /tests\/engines\/support\/definitions\.ts$/ }, async () => {
      const loaders = (await listSandboxes()).map((slug) => {
        const file = JSON.stringify(join(sandboxesFolder, slug, "sandbox.ts"));
        return `${JSON.stringify(slug)}: async () => (await import(${file})).definition`;
      });
      return { contents: `export const definitions = { ${loaders.join(", ")} };`, loader: "ts", resolveDir: root };
    });
  },
};

/** As Vite does it: `?url` copies a file beside the page, and a worker is found under its built name. */
const viteUrls: Plugin = {
  name: "vite-urls",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /\?url$/ }, ({ path, resolveDir }) => ({
      path: resolve(resolveDir, path.replace(/\?url$/, "")),
      namespace: "url",
    }));
    onLoad({ filter: /./, namespace: "url" }, async ({ path }) => {
      await copyFile(path, join(out, basename(path)));
      return { contents: `export default ${JSON.stringify(`/${basename(path)}`)};` };
    });
    onLoad({ filter: /src\/postgres\/browser\/database-client\.ts$/ }, async ({ path }) => ({
      contents: (await readFile(path, "utf8")).replace("./database.worker.ts", "./database.worker.js"),
      loader: "ts",
    }));
  },
};

export async function buildTestSite(): Promise<string> {
  await mkdir(out, { recursive: true });
  await build({
    entryPoints: {
      page: join(import.meta.dirname, "page.ts"),
      "database.worker": join(root, "src/postgres/browser/database.worker.ts"),
    },
    outdir: out,
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "browser",
    external: ["node:*"],
    alias: { "fs/promises": empty, fs: empty, path: empty },
    plugins: [viteUrls, courseDefinitions],
    logLevel: "error",
  });
  await writeFile(
    join(out, "index.html"),
    '<!doctype html><title>engines</title><script type="module" src="/page.js"></script>',
  );
  const headers = await readFile(join(root, "public/_headers"), "utf8");
  const frameHash = (await readFile(join(root, "generated/runtime/frame-hash.txt"), "utf8")).trim();
  await writeFile(join(out, "_headers"), fillPlaceholders(headers, new Set(), `'${frameHash}'`));
  return out;
}
