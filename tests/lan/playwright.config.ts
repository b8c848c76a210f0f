import { defineConfig } from "@playwright/test";
import base from "../../playwright.config.ts";

/** A name that is not localhost, so that plain HTTP makes no secure context; the browser finds it on this machine. */
const host = "training-room.test";
const port = Number(process.env.E2E_PORT ?? 4394);
const launchOptions = base.use?.launchOptions ?? {};

/** The built site as in a training room: over plain HTTP, from a machine of the same network. */
export default defineConfig({
  ...base,
  testDir: ".",
  outputDir: "../../test-results/lan",
  timeout: 110_000,
  workers: 1,
  use: {
    ...base.use,
    baseURL: `http://${host}:${port}`,
    serviceWorkers: "allow",
    launchOptions: {
      ...launchOptions,
      args: [...(launchOptions.args ?? []), `--host-resolver-rules=MAP ${host} 127.0.0.1`],
    },
  },
  webServer: {
    cwd: `${import.meta.dirname}/../..`,
    command: `node tools/run.mjs tools/serve.mjs --host 127.0.0.1 --port ${port} --strict-port`,
    url: `http://127.0.0.1:${port}/`,
    reuseExistingServer: false,
  },
});
