import AxeBuilder from "@axe-core/playwright";
import { expect, type Locator, type Page, test } from "@playwright/test";
import { LessonPage } from "../support/lesson-page.ts";

test.describe.configure({ timeout: 60_000 });

/** A server starts as slowly as the machine is busy. */
const startMs = 20_000;

/** A lesson that is running, and ways to its tabs. */
async function openTraffic(page: Page) {
  const lesson = new LessonPage(page);
  await lesson.open("exhaustion");
  const { traffic } = lesson;
  return {
    lesson,
    traffic,
    tile: (tab: number): Locator => traffic.getByRole("gridcell", { name: new RegExp(`^tab ${tab}\\b`) }),
    detail: (tab: number): Locator => traffic.getByRole("region", { name: `Tab ${tab}`, exact: true }),
    figure: (name: string): Locator =>
      traffic.locator(".request-figures > div").filter({ hasText: name }).locator("dd"),
  };
}

async function expectAccessible(page: Page): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page }).include(".traffic").analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target).join(", ")}`)).toEqual([]);
  }
}

test("with the keyboard alone tabs are walked through, steered, and seen to leave their lanes", async ({ page }) => {
  const { lesson, traffic, tile, detail } = await openTraffic(page);
  await lesson.button("x1").press("Enter");
  await lesson.button("Open 31 tabs").press("Enter");
  await expect(traffic).toContainText("31 of 31 tabs connected", { timeout: startMs });
  await expect(tile(31)).toHaveAccessibleName(/^tab 31 waits \d+ s open, waits for a connection, \d+ s left$/);
  await expect(tile(30)).toHaveAccessibleName("tab 30 lane 30 open, in lane 30, held, awaiting other work");

  // One stop for Tab; arrow keys go on from there, over the rows.
  await expect(traffic.locator('[role="gridcell"][tabindex="0"]')).toHaveCount(1);
  await tile(1).focus();
  await page.keyboard.press("ArrowRight");
  await expect(tile(2)).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowUp");
  await expect(tile(2)).toBeFocused();
  await page.keyboard.press("End");
  await expect(tile(31)).toBeFocused();
  await page.keyboard.press("Home");

  // Enter opens the detail, Tab leads into it, Enter in its text sends.
  await page.keyboard.press("Enter");
  await expect(detail(1)).toContainText("connected: the handshake was accepted");
  await expect(detail(1).getByRole("listitem").filter({ hasText: "received" })).toHaveCount(1);
  await detail(1).getByRole("combobox", { name: "Message of tab 1" }).fill("count");
  await page.keyboard.press("Enter");
  await expect(detail(1)).toContainText("sent count");
  await expect(detail(1).getByRole("listitem").filter({ hasText: 'received {"items":12}' })).toHaveCount(2);
  await detail(1).getByRole("button", { name: "Show lane 1" }).press("Enter");
  await expect(lesson.gauge.getByRole("button", { name: /^Lane 1, / })).toHaveAttribute("aria-pressed", "true");

  await detail(1).getByRole("button", { name: "Put to sleep tab 1" }).press("Enter");
  await expect(tile(1)).toHaveAccessibleName(/^tab 1 asleep in lane 1, held/);
  await page.keyboard.press("Escape");
  await expect(detail(1)).toHaveCount(0);
  await expect(tile(1)).toBeFocused();
  await expectAccessible(page);

  // Delete closes: tab 31 gets what tab 2 gave back.
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Delete");
  await expect(tile(2)).toHaveAccessibleName("tab 2 closed closed 1001");
  await expect(tile(31)).toHaveAccessibleName(/in lane 2, held, awaiting other work$/);

  // Space picks; what follows is done by those alone.
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Space");
  await page.keyboard.press("Shift+ArrowRight");
  await expect(traffic.getByRole("gridcell", { selected: true })).toHaveCount(2);
  await expect(traffic).toContainText("2 picked");
  await traffic.getByRole("button", { name: "Pull cables" }).press("Enter");
  await expect(tile(3)).toHaveAccessibleName(/^tab 3 vanished/);
  await expect(tile(4)).toHaveAccessibleName(/^tab 4 vanished/);
  await expect(traffic).toContainText("27 of 31 tabs connected");
  await traffic.getByRole("button", { name: "Reopen", exact: true }).press("Enter");
  await expect(traffic).toContainText("29 of 31 tabs connected");
  await expect(tile(4)).toHaveAccessibleName(/in lane \d+, held/);
});

test("requests go out at a rate of the server's clock until they are stopped, and are counted", async ({ page }) => {
  const { lesson, traffic, figure } = await openTraffic(page);
  await lesson.run();
  await lesson.button("GET /ping").press("Enter");
  await expect(figure("answered")).toHaveText("1");
  await expect(figure("p50")).toHaveText(/^\d+(\.\d)? ms$/);
  await traffic.getByRole("textbox", { name: "Path" }).fill("/ping");
  await traffic.getByRole("spinbutton", { name: /^Requests per second/ }).fill("5000");
  await expect(lesson.button("Start requests")).toBeDisabled();
  await traffic.getByRole("spinbutton", { name: /^Requests per second/ }).fill("20");
  await lesson.button("Start requests").press("Enter");
  await expect(traffic).toContainText("sending GET /ping, 20 a second");
  await expect.poll(async () => Number(await figure("answered").textContent())).toBeGreaterThan(100);
  await expect(figure("p50")).toHaveText(/^\d+(\.\d)? ms$/);
  await lesson.button("Stop requests").press("Enter");
  await expect(traffic).toContainText("sent GET /ping, 20 a second");
  await expect(figure("pending")).toHaveText("0");
  await expect(figure("failed")).toHaveText("0");
  const answered = Number((await figure("answered").textContent())?.replace(",", ""));
  await expect(lesson.button("Start requests")).toBeEnabled();
  // A path that nobody serves is answered too; one without an answer is what failed would count.
  await traffic.getByRole("textbox", { name: "Path" }).fill("/nowhere");
  await page.keyboard.press("Enter");
  await expect(traffic.getByRole("list", { name: "Newest requests" })).toContainText(/GET \/nowhere 404/);
  await expect(figure("answered")).toHaveText((answered + 1).toLocaleString("en"));
});

test("a scenario plays at the clock's pace on a fresh server, can be stopped, and numbers go on after it", async ({
  page,
}) => {
  const { lesson, traffic, tile } = await openTraffic(page);
  await lesson.run();
  await lesson.button("Open tab").click();
  await expect(tile(1)).toBeVisible();
  await lesson.button("x60").click();
  await lesson.button("31 tabs, one after the other").press("Enter");
  await lesson.button("Run without predicting").press("Enter");
  await expect(traffic.getByRole("progressbar", { name: "Scenario" })).toBeVisible();
  await lesson.button("Pause").click();
  await expectAccessible(page);
  await lesson.button("Resume").click();
  await expect(tile(31)).toHaveAccessibleName(/^tab 31 timed out timed out waiting for a connection, closed 1011/);
  await expect(traffic).toContainText("played, 75 s");
  await lesson.button("Open tab").click();
  await expect(tile(32)).toBeVisible();

  await lesson.button("x1").click();
  await lesson.button("33 tabs, and one leaves in time").press("Enter");
  await lesson.button("Run without predicting").press("Enter");
  await expect(lesson.button("33 tabs, and one leaves in time")).toBeFocused();
  await expect(tile(2)).toBeVisible();
  await lesson.button("Stop scenario").press("Enter");
  await expect(traffic).toContainText(/stopped at 00:0\d/);
  await lesson.button("Open tab").click();
  await expect(tile(34)).toBeVisible();
  await expect(tile(33)).toHaveCount(0);
});

test("two thousand tabs cost as much as a page of them, and one is found by its number", async ({ page }) => {
  const { lesson, traffic, tile, detail } = await openTraffic(page);
  await lesson.button("x1").click();
  await lesson.run();
  await lesson.button("Open 31 tabs").click();
  await expect(traffic).toContainText("31 of 31 tabs connected");
  await page.evaluate(() => {
    const button = [...document.querySelectorAll("button")].find(({ textContent }) => textContent === "Open 31 tabs");
    for (let press = 0; press < 65; press += 1) button?.click();
  });
  await expect(traffic).toContainText("2000 of 2000 tabs connected", { timeout: 30_000 });
  await expect(lesson.log).toContainText("A run has at most 2,000 tabs");
  await expect(traffic.locator(".actor-counts")).toContainText("waiting1,970");
  await expect(traffic.getByRole("gridcell")).toHaveCount(96);
  expect(await traffic.locator("*").count()).toBeLessThan(900);
  await traffic.getByRole("spinbutton", { name: "Tab" }).fill("1234");
  await page.keyboard.press("Enter");
  await expect(detail(1234)).toContainText("waits for a connection");
  await expect(tile(1234)).toBeVisible();
  await traffic.getByRole("spinbutton", { name: "Tab" }).fill("2001");
  await expect(traffic).toContainText("no such tab");
  await traffic.getByRole("button", { name: "Close tabs" }).click();
  await expect(traffic).toContainText("0 of 2000 tabs connected", { timeout: 30_000 });
  await expect(lesson.gauge).toContainText("in use 0 of 30", { timeout: 20_000 });
});
