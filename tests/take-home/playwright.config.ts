import { defineConfig } from "@playwright/test";
import base from "../../playwright.config.ts";

/** The download and what it becomes on a machine of one's own; apart from `npm run e2e`, for it runs for a minute. */
export default defineConfig({
  ...base,
  testDir: ".",
  outputDir: "../../test-results/take-home",
  timeout: 110_000,
  workers: 1,
});
