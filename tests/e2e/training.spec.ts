import { expect, test } from "@playwright/test";

test("a trainer sets the beginning, reads the room's own clock, and finds it again in the address", async ({
  page,
}) => {
  await page.goto("/training/");
  await page.getByRole("link", { name: "Ninety minutes" }).click();
  const plan = page.getByRole("table");
  const starts = plan.locator("[data-start-minutes]");
  await expect(starts.first()).toHaveText("0:00");
  await page.getByLabel("Begins at").fill("23:30");
  await expect(starts.first()).toHaveText("23:30");
  await expect(starts.last()).toHaveText("1:00");
  await page.reload();
  await expect(starts.last()).toHaveText("1:00");
  await page.getByLabel("Begins at").fill("");
  await expect(starts.last()).toHaveText("1:30");
  expect(new URL(page.url()).search).toBe("");
  await plan.getByRole("link", { name: "Second by second" }).click();
  await expect(page.getByRole("heading", { name: "Second by second" })).toBeInViewport();
});
