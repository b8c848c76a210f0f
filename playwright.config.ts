import { defineConfig } from "@playwright/test";
import { flakeRetries } from "./tests/support/flake-retries.ts";
import { findBrowser } from "./tools/browser.mjs";

const PORT = Number(process.env.E2E_PORT ?? 4399);
const { kind, launchOptions } = await findBrowser();
if (process.env.TEST_WORKER_INDEX === undefined) console.log(`Browser: ${kind}`);

export default defineConfig({
  testDir: "tests/e2e",
  fullyParallel: true,
  workers: 2,
  // A learner's whole way through a lesson, on a machine that others use too.
  timeout: 60_000,
  // What must come comes, however busy the machine; how soon is for the benchmarks to say.
  expect: { timeout: 15_000 },
  forbidOnly: process.env.CI !== undefined,
  retries: flakeRetries,
  reporter: "list",
  use: {
    baseURL: `http://localhost:${PORT}`,
    launchOptions,
    // Of a failure: actions, pictures, console and network. To record what passes costs a quarter of the suite's
    // processor time, so CI records the second try alone. Copies of the page would cost more: `--trace on` has them.
    screenshot: "only-on-failure",
    trace: { mode: flakeRetries > 0 ? "on-first-retry" : "retain-on-failure", screenshots: true, snapshots: false },
    serviceWorkers: "block",
  },
  webServer: {
    cwd: import.meta.dirname,
    command: `node tools/run.mjs tools/serve.mjs --port ${PORT} --strict-port`,
    url: `http://localhost:${PORT}/`,
    reuseExistingServer: false,
  },
});
