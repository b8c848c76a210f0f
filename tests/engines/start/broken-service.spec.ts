import { expect, test } from "@playwright/test";
import { brokenServices } from "../support/broken-services.ts";
import { pointPageAt } from "../support/point-page-at.ts";

/** Shorter than the real ones; the order of the stages and what ends each is the same. */
const limits = { probeMs: 600, bootMs: 1_500 };
/** For the page's own work around a stage, which is over when a timer of the same page comes that is set for so much later. */
const slackMs = 2_000;

for (const { name, code, stage, open } of brokenServices) {
  test(`where ${name}, the start ends with ${code} within its limit`, async ({ page }) => {
    const service = await open();
    await pointPageAt(page, service);
    await page.goto("/");
    const latestMs = (stage === "boot" ? limits.bootMs + limits.probeMs : limits.probeMs) + slackMs;
    const ended = await page.evaluate(
      async ([given, lateMs]) => {
        const host = testPage.createHost({ limits: given });
        const late = new Promise<"late">((resolve) => setTimeout(resolve, lateMs, "late"));
        const state = await Promise.race([host.prepare(), late]);
        return { state, states: testPage.states };
      },
      [limits, latestMs] as const,
    );
    expect(ended.state).toMatchObject({ kind: "unavailable", failure: { code } });
    expect(ended.states.at(-2)).toBe(stage);
    await service.close();
  });
}
