import { defineConfig } from "@playwright/test";
import base from "../../playwright.config.ts";

/** The training pack and what it becomes in an empty folder; it brings a server of its own, so none is started here. */
const { webServer: _ours, ...rest } = base;

export default defineConfig({
  ...rest,
  testDir: ".",
  outputDir: "../../test-results/pack",
  timeout: 170_000,
  workers: 1,
});
