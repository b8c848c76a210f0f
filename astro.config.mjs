import { satteri } from "@astrojs/markdown-satteri";
import mdx from "@astrojs/mdx";
import preact from "@astrojs/preact";
import sitemap from "@astrojs/sitemap";
import { defineConfig } from "astro/config";
import expressiveCode from "astro-expressive-code";
import { shareTypescript } from "./src/workbench/editor/share-typescript.mjs";
import { basePaths } from "./tools/astro/base-paths.mjs";
import { lan } from "./tools/astro/lan.mjs";
import { leanPreloads } from "./tools/astro/lean-preloads.mjs";
import { linkTerms } from "./tools/astro/link-terms.mjs";
import { noServiceWorker } from "./tools/astro/no-service-worker.mjs";
import { statesPage } from "./tools/astro/states-page.mjs";
import { withoutCopies } from "./tools/astro/without-copies.mjs";
import { readBasePath } from "./tools/build/base-path.ts";

/** Cross-origin isolation; Postgres and the engines share memory between threads. The built site sends public/_headers. */
const isolation = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
  "Cross-Origin-Resource-Policy": "same-origin",
};

/**
 * What a lesson loads before Run comes in four files. Left alone the bundler makes some twenty, one for each set of lazy
 * chunks that shares a module, and compression finds nothing to share among them.
 */
const firstChunks = [
  // With it the bundler's own helper for lazy chunks, which would else draw the whole workbench into every page.
  { name: "preact", test: /[\\/]node_modules[\\/]@?preact[\\/]|preload-helper/, priority: 3 },
  {
    name: "lesson",
    test: /[\\/]src[\\/](components[\\/]lesson[\\/](prediction|quiz)|site[\\/]\w+[\\/](mount-panes|mount-contents|step-keys|mount-lesson-progress))\.ts$/,
    priority: 1,
  },
  // The first page draws the gauge without a workbench.
  { name: "gauge", test: /[\\/]src[\\/]workbench[\\/]gauge[\\/]PoolGauge\.tsx$/, priority: 2 },
  { name: "workbench", test: /[\\/]src[\\/]workbench[\\/]WorkbenchIsland\.tsx$/, priority: 1 },
];

const base = readBasePath(process.env.BASE_PATH);

/**
 * A sitemap needs absolute addresses. A handout and a trainer's notes are a lesson's other forms, no pages to be found.
 *
 * @param {string | undefined} site
 */
const sitemapOf = (site) => (site ? [sitemap({ filter: (page) => !/\/(handout|present)\/$/.test(page) })] : []);

export default defineConfig({
  // Only absolute links need it (canonical, sitemap); a static host may leave it out.
  ...(process.env.SITE_URL ? { site: process.env.SITE_URL } : {}),
  base: `${base}/`,
  // One for each folder: what is kept of pages names it.
  cacheDir: `./node_modules/.astro${base}`,
  trailingSlash: "always",
  server: { port: 4321, headers: isolation },
  devToolbar: { enabled: false },
  markdown: { processor: satteri({ mdastPlugins: [await linkTerms(process.cwd()), basePaths(base)] }) },
  integrations: [
    expressiveCode(),
    mdx(),
    preact(),
    statesPage(),
    noServiceWorker(),
    lan(base),
    ...sitemapOf(process.env.SITE_URL),
  ],
  vite: {
    plugins: [shareTypescript(), withoutCopies(), leanPreloads()],
    worker: { format: "es", plugins: () => [shareTypescript(), withoutCopies()] },
    build: { chunkSizeWarningLimit: 8000 },
    environments: { client: { build: { rolldownOptions: { output: { codeSplitting: { groups: firstChunks } } } } } },
    // Monaco is found late, at the first focus of the editor; without this the development server reloads the page then.
    optimizeDeps: { include: ["monaco-editor/editor"], exclude: ["ts-blank-space"] },
  },
});
