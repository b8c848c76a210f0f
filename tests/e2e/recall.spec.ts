import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { parse } from "yaml";
import { readContentFile } from "../support/content-files.ts";

interface Question {
  readonly id: string;
  readonly question: string;
  readonly options: readonly { readonly text: string; readonly right?: true }[];
}
const questions: Question[] = parse(readContentFile("quizzes/exhaustion.yaml"));
const placement: string[] = parse(readContentFile("placement.yaml"));

async function answer(page: Page, key: string, right: boolean): Promise<void> {
  const option = `details${right ? "[data-right]" : ":not([data-right])"} > summary`;
  await page.locator(`[data-question="${key}"]`).locator(option).first().press("Enter");
}

async function expectNoViolation(page: Page): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target).join(", ")}`)).toEqual([]);
  }
}

test("a missed question waits in the review, and rests once it is known", async ({ page }) => {
  await page.clock.install({ time: new Date("2026-03-01T09:00:00Z") });
  await page.goto("/lessons/exhaustion/");
  const [first, ...others] = questions.map(({ id }) => `exhaustion/${id}`);
  if (first === undefined) throw new Error("the quiz asks nothing");
  await answer(page, first, false);
  for (const key of others) await answer(page, key, true);
  await expect(page.getByRole("region", { name: "Quiz" })).toContainText("2 of 3 right at the first choice.");

  await page.goto("/review/");
  const state = page.locator("[data-review-state]");
  await expect(state).toHaveText("One question is due.");
  await expect(page.locator("[data-question]:visible")).toHaveCount(1);
  await expect(page.getByRole("link", { name: "an incident" })).toBeHidden();
  await expectNoViolation(page);
  await answer(page, first, true);
  await expect(state).toContainText("That was the last one. Nothing more is due before");
  await expect(page.getByRole("link", { name: "an incident" })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("link", { name: "an incident" })).toBeVisible();
  await expect(state).toContainText("Nothing more is due before Monday 2 March");
  await page.clock.setFixedTime(new Date("2026-03-02T10:00:00Z"));
  await page.reload();
  await expect(state).toHaveText("One question is due.");
});

test("where to begin: the first miss in the order of the course names the lesson, and nothing is kept", async ({
  page,
}) => {
  await page.goto("/start/");
  const result = page.locator("[data-placement-result]");
  const [first] = placement;
  if (first === undefined) throw new Error("the placement asks nothing");
  for (const key of placement) await answer(page, key, true);
  await expect(result).toContainText("You know the ground.");
  await page.reload();
  await answer(page, first, false);
  await expect(result.getByRole("link")).toHaveAttribute("href", `/lessons/${first.split("/")[0]}/`);
  await expectNoViolation(page);
  expect(await page.evaluate(() => localStorage.getItem("watertight.answers"))).toBeNull();
});

test("without scripts every question of the course can be read with its answers", async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto("/review/");
  for (const { question } of questions)
    await expect(page.getByText(question.replaceAll("`", ""), { exact: true })).toBeVisible();
  await context.close();
});
