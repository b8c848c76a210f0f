import { defineConfig } from "@playwright/test";
import { findBrowser } from "../../tools/browser.mjs";
import { flakeRetries } from "../support/flake-retries.ts";
import type { EngineName } from "./support/engine-test.ts";
import { findGaps } from "./support/find-gaps.ts";

const PORT = Number(process.env.E2E_PORT ?? 4398);
const { kind, launchOptions } = await findBrowser();
if (process.env.TEST_WORKER_INDEX === undefined) {
  console.log(`Browser: ${kind}`);
  for (const note of findGaps()) console.log(note);
}

const conformance = (engineName: EngineName) => ({
  name: engineName,
  testMatch: "conformance/*.spec.ts",
  use: { engineName },
});

export default defineConfig<object, { engineName: EngineName }>({
  testDir: ".",
  outputDir: "../../test-results/engines",
  workers: 2,
  timeout: 60_000,
  // What must come comes, however busy the machine; how soon is for the benchmarks to say.
  expect: { timeout: 15_000 },
  forbidOnly: process.env.CI !== undefined,
  retries: flakeRetries,
  reporter: "list",
  use: { baseURL: `http://localhost:${PORT}`, launchOptions },
  webServer: {
    command: `node tools/run.mjs tests/engines/support/serve-test-site.ts ${PORT}`,
    cwd: "../..",
    url: `http://localhost:${PORT}/`,
    reuseExistingServer: false,
  },
  projects: [
    ...(["node", "embedded", "webcontainer", "webcontainer behind a terminal"] as const).map(conformance),
    { name: "course", testMatch: "course/*.spec.ts", fullyParallel: true },
    { name: "start", testMatch: "start/*.spec.ts", fullyParallel: true },
  ],
});
