/**
 * Bundles the server processes of the browser's engines (harness, `tiny`, the real `pg`): one classic script for the
 * embedded engine, one module for the Node of a WebContainer. Writes the hash of the frame's inline script, which the
 * page's Content-Security-Policy names.
 */
import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { frameScript } from "../../src/engine/embedded/frame-script.ts";

const root = resolve(fileURLToPath(import.meta.url), "../../..");
const out = resolve(root, "generated/runtime");
const shim = (name) => resolve(root, "src/engine/embedded/node-shims", name);

// `pg` asks for these when it is loaded; over a socket of our own it uses none of them but events and buffer.
const empty = ["net", "tls", "dns", "fs", "path", "stream", "string_decoder", "pg-native", "pg-cloudflare"];

await mkdir(out, { recursive: true });
await build({
  absWorkingDir: root,
  entryPoints: ["src/engine/embedded/server.worker.ts"],
  outfile: resolve(out, "server-worker.txt"),
  bundle: true,
  minify: true,
  keepNames: true,
  format: "iife",
  platform: "browser",
  target: "es2022",
  mainFields: ["browser", "module", "main"],
  legalComments: "none",
  logLevel: "warning",
  inject: [shim("buffer-global.ts")],
  alias: {
    ...Object.fromEntries(empty.map((name) => [name, shim("empty.cjs")])),
    crypto: shim("crypto.cjs"),
    util: shim("util.cjs"),
    "util/types": shim("util-types.cjs"),
    pgpass: shim("pgpass.cjs"),
    "node:buffer": "buffer/",
    buffer: "buffer/",
    "node:events": "events/",
    events: "events/",
    tiny: resolve(root, "sandboxes/kit/tiny/index.ts"),
  },
  footer: { js: "//# sourceURL=watertight-runtime.js" },
});
await build({
  absWorkingDir: root,
  entryPoints: ["src/engine/webcontainer/server.worker.ts"],
  outfile: resolve(out, "container-server.txt"),
  bundle: true,
  minify: true,
  keepNames: true,
  format: "esm",
  platform: "node",
  target: "node22",
  legalComments: "none",
  logLevel: "warning",
  // `pg` is CommonJS and asks for Node's own modules by `require`.
  banner: {
    js: 'import { createRequire } from "node:module";\nconst require = createRequire(import.meta.url);',
  },
  // `pg` and `ws` ask for these and do without where they are missing, as in a WebContainer.
  external: ["pg-native", "pg-cloudflare", "bufferutil", "utf-8-validate"],
  alias: { tiny: resolve(root, "sandboxes/kit/tiny/index.ts") },
});
const hash = createHash("sha256").update(frameScript).digest("base64");
await writeFile(resolve(out, "frame-hash.txt"), `sha256-${hash}\n`);
