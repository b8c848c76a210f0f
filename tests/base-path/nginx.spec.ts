import { resolve } from "node:path";
import { expect, test } from "@playwright/test";
import { findNginx, startNginx } from "../../tools/hosting/testing/nginx.ts";
import { runCheck } from "../../tools/hosting/testing/run-check.ts";
import { takeFreePort } from "../support/free-port.ts";
import { LessonPage } from "../support/lesson-page.ts";
import { folder, siteFolder } from "./site.ts";

const nginx = findNginx();
if (!nginx && process.env.TEST_WORKER_INDEX === undefined)
  console.log("SKIPPED the built site on a real nginx: none is installed");

test("a real nginx with the build's own settings passes the check, isolates a lesson and runs it", async ({ page }) => {
  test.skip(!nginx, "nginx is not installed");
  if (!nginx) return;
  const port = await takeFreePort();
  const root = resolve(import.meta.dirname, "../..", siteFolder);
  const server = await startNginx(nginx, { folder: root, base: folder, port });
  try {
    const address = `http://localhost:${port}${folder}/`;
    const { said } = await runCheck(address);
    if (nginx.brotli) expect(said).toBe(`${address} sends all that the site needs.\n`);
    else expect(said).toContain("1 to mend\n  is sent as gzip, not in Brotli");
    const lesson = new LessonPage(page);
    await lesson.openPath(`${address}lessons/exhaustion/`);
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
    await lesson.run();
    await lesson.check(/\d+ of \d+ checks/);
  } finally {
    await server.stop();
  }
});
