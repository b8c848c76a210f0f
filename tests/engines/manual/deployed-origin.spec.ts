/** What only a deployed origin can show, beside the conformance suite. */
import { expect, test } from "@playwright/test";
import { echoServer } from "../conformance/programs.ts";

test("the origin sends what a WebContainer needs", async ({ page }) => {
  const response = await page.goto("/");
  const headers = response?.headers() ?? {};
  expect(headers["cross-origin-opener-policy"]).toBe("same-origin");
  expect(headers["cross-origin-embedder-policy"]).toBe("require-corp");
  expect(headers["content-security-policy"]).toContain("https://stackblitz.com");
  expect(headers["referrer-policy"] ?? "").not.toMatch(/^(no-referrer|same-origin)$/);
  expect(await page.evaluate(() => window.crossOriginIsolated)).toBe(true);
});

test("a frame of the page shows the learner's server", async ({ page }) => {
  await page.goto("/");
  const url = await page.evaluate(
    async ([key, program]) => {
      const host = testPage.createPreviewHost(key);
      const state = await host.prepare();
      if (state.kind !== "ready") throw new Error(JSON.stringify(state));
      const started = await testPage.start(host.engine, program);
      if (!started.ok) throw new Error(JSON.stringify(started.error));
      started.value.send({ kind: "set-pace", pace: { kind: "live", rate: 1 } });
      return testPage.firstPreview;
    },
    [process.env.WEBCONTAINER_API_KEY ?? null, echoServer] as const,
  );
  await page.evaluate((src) => {
    const frame = document.createElement("iframe");
    frame.src = `${src}/ping`;
    document.body.append(frame);
  }, url);
  await expect(page.frameLocator("iframe:last-of-type").locator("body")).toContainText("pong", { timeout: 30_000 });
});
