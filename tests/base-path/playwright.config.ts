import { defineConfig } from "@playwright/test";
import base from "../../playwright.config.ts";
import { folder, publicAddress, siteFolder } from "./site.ts";

const port = Number(process.env.E2E_PORT ?? 4396);

/** The site as it is built for a folder of a host. Needs `generated/`: run `npm run build` or `npm run assets` first. */
export default defineConfig({
  ...base,
  testDir: ".",
  outputDir: "../../test-results/base-path",
  workers: 2,
  use: { ...base.use, baseURL: `http://localhost:${port}${folder}/` },
  webServer: {
    cwd: `${import.meta.dirname}/../..`,
    command:
      `node tools/run.mjs tools/build.mjs --without-assets --out ${siteFolder} && ` +
      `node tools/run.mjs tools/serve.mjs --root ${siteFolder} --port ${port} --strict-port`,
    env: { BASE_PATH: folder, SITE_URL: publicAddress },
    url: `http://localhost:${port}${folder}/`,
    // A build, on a machine that others use too.
    timeout: 240_000,
    stdout: "pipe",
    reuseExistingServer: false,
  },
});
