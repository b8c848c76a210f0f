/** The conformance suite on StackBlitz's own runtime, from a deployed origin: see deployed-origin.md. */
import { defineConfig } from "@playwright/test";
import { findBrowser } from "../../../tools/browser.mjs";
import type { EngineName } from "../support/engine-test.ts";

const { DEPLOYED_ORIGIN } = process.env;
if (!DEPLOYED_ORIGIN)
  throw new Error("Set DEPLOYED_ORIGIN to the address of the test page, as deployed-origin.md says.");
const { launchOptions } = await findBrowser();

export default defineConfig<object, { engineName: EngineName }>({
  testDir: "..",
  testMatch: ["conformance/*.spec.ts", "manual/*.spec.ts"],
  workers: 1,
  timeout: 120_000,
  reporter: "list",
  use: { baseURL: DEPLOYED_ORIGIN, launchOptions, engineName: "real webcontainer" },
});
