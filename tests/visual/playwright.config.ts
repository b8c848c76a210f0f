import { resolve } from "node:path";
import { defineConfig } from "@playwright/test";
import { flakeRetries } from "../support/flake-retries.ts";

// Pictures are the same on every Linux machine only in one and the same browser: the one that npm pins.
process.env.BROWSER_ONLY = "npm";
const { findBrowser } = await import("../../tools/browser.mjs");

if (process.platform !== "linux")
  throw new Error("The visual tests run on Linux alone: their browser is built for it.");
const PORT = Number(process.env.E2E_PORT ?? 4397);
const { launchOptions } = await findBrowser();

export default defineConfig({
  testDir: ".",
  outputDir: "../../test-results/visual",
  workers: 2,
  forbidOnly: process.env.CI !== undefined,
  retries: flakeRetries,
  reporter: "list",
  snapshotPathTemplate: "{testDir}/pictures/{arg}{ext}",
  expect: { toHaveScreenshot: { maxDiffPixelRatio: 0.002, threshold: 0.1 } },
  use: {
    baseURL: `http://localhost:${PORT}`,
    launchOptions,
    viewport: { width: 1960, height: 1000 },
    contextOptions: { reducedMotion: "reduce" },
  },
  webServer: {
    cwd: resolve(import.meta.dirname, "../.."),
    command: `node tools/run.mjs tests/visual/serve.ts ${PORT}`,
    url: `http://localhost:${PORT}/`,
    reuseExistingServer: false,
  },
});
