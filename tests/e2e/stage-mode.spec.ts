import AxeBuilder from "@axe-core/playwright";
import { expect, type Locator, type Page, test } from "@playwright/test";
import { LessonPage } from "../support/lesson-page.ts";

test.describe.configure({ timeout: 120_000 });

const projectors = [
  { width: 1280, height: 720 },
  { width: 1920, height: 1080 },
  { width: 1024, height: 768 },
] as const;

const stageKey = "Alt+Shift+KeyS";
const onStage = (page: Page) => page.locator("html[data-look=stage]");
const bar = (page: Page) => page.getByRole("region", { name: "Stage mode" });

/** What a reader left the lesson like. */
const placeOf = (page: Page) =>
  page.evaluate(() => {
    const prose = document.querySelector<HTMLElement>(".lesson-prose");
    const column = document.querySelector<HTMLElement>(".lesson-column");
    const editor = document.querySelector<HTMLElement>(".monaco-host");
    return {
      proseTop: prose?.scrollTop,
      proseWidth: prose?.offsetWidth,
      columnTop: column?.scrollTop,
      columnLength: column?.scrollHeight,
      editorHeight: editor?.offsetHeight,
      lines: [...document.querySelectorAll(".monaco-host .line-numbers")].map((line) => line.textContent).toSorted(),
      focused: document.activeElement?.className,
    };
  });

const scrollsBeyond = (page: Page) =>
  page.evaluate(() => {
    const { scrollWidth, scrollHeight } = document.documentElement;
    return { right: scrollWidth - innerWidth, below: scrollHeight - innerHeight };
  });

async function expectWhollyInView(page: Page, part: Locator): Promise<void> {
  const size = page.viewportSize();
  const box = await part.boundingBox();
  if (!box || !size) throw new Error(`${part} is not drawn`);
  expect(box.x, `${part}`).toBeGreaterThanOrEqual(0);
  expect(box.y, `${part}`).toBeGreaterThanOrEqual(0);
  expect(box.x + box.width, `${part}`).toBeLessThanOrEqual(size.width);
  expect(box.y + box.height, `${part}`).toBeLessThanOrEqual(size.height);
}

async function expectAccessible(page: Page): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await expect(page.locator("html")).toHaveAttribute("data-theme", colorScheme);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target).join(", ")}`)).toEqual([]);
  }
}

test("stage mode shows code that a room can read, and leaving it puts the lesson back to the line", async ({
  page,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  const lesson = new LessonPage(page);
  await lesson.open("exhaustion");
  const code = await lesson.editor();
  await code.focus();
  await page.keyboard.press("ControlOrMeta+Home");
  for (let line = 0; line < 14; line += 1) await page.keyboard.press("ArrowDown");
  await page.keyboard.insertText("// here ");
  await page.getByRole("separator", { name: "Width of the text" }).focus();
  await page.keyboard.press("ArrowRight");
  await code.focus();
  await page.evaluate(() => {
    document.querySelector(".lesson-prose")?.scrollTo({ top: 420, behavior: "instant" });
    document.querySelector(".lesson-column")?.scrollTo({ top: 90, behavior: "instant" });
  });
  await expect.poll(() => placeOf(page).then(({ proseTop, columnTop }) => [proseTop, columnTop])).toEqual([420, 90]);
  const before = await placeOf(page);

  // The focus is in the code, as it is while a trainer writes.
  await page.keyboard.press(stageKey);
  await expect(onStage(page)).toBeAttached();
  await expect(page.getByRole("heading", { level: 1, name: "Exhaustion, exactly" })).toBeVisible();
  for (const size of projectors) {
    await page.setViewportSize(size);
    const fontSize = () =>
      page.locator(".monaco-host .view-lines").evaluate((lines) => Number.parseFloat(getComputedStyle(lines).fontSize));
    await expect.poll(fontSize, `code at ${size.width}x${size.height}`).toBeGreaterThanOrEqual(24);
    expect(await fontSize()).toBeLessThanOrEqual(32);
    await expect.poll(() => scrollsBeyond(page), `${size.width}x${size.height}`).toEqual({ right: 0, below: 0 });
    await expectWhollyInView(page, page.locator(".board .gauge-stage"));
  }
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.keyboard.press(stageKey);
  await expect(onStage(page)).not.toBeAttached();
  await expect.poll(() => placeOf(page)).toEqual(before);
  await page.keyboard.insertText("and on");
  await expect(page.locator(".monaco-host .view-line", { hasText: "// here and on" })).toHaveCount(1);
});

test("it is entered from the palette, and left by mouse or by Escape", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  const lesson = new LessonPage(page);
  await lesson.open("exhaustion");
  await page.keyboard.press("/");
  await page.getByRole("dialog", { name: "Search" }).getByRole("combobox").fill("projector");
  await page.getByRole("option", { name: /^Stage mode/ }).click();
  await expect(onStage(page)).toBeAttached();
  await page.mouse.move(200, 200);
  await page.mouse.move(220, 240);
  const theme = await page.locator("html").getAttribute("data-theme");
  await bar(page).getByRole("button", { name: "Light or dark" }).click();
  await expect(page.locator("html")).not.toHaveAttribute("data-theme", theme ?? "");
  await bar(page).getByRole("button", { name: "Leave stage mode" }).click();
  await expect(onStage(page)).not.toBeAttached();
  await page.keyboard.press(stageKey);
  await expect(onStage(page)).toBeAttached();
  await page.keyboard.press("Escape");
  await expect(onStage(page)).not.toBeAttached();
  await expect(page.getByRole("heading", { level: 1, name: "Exhaustion, exactly" })).toBeVisible();
});

test("thirty lanes, a pressed lane's story and failed checks are seen whole on a projector", async ({ page }) => {
  await page.setViewportSize({ width: 1920, height: 1080 });
  const lesson = new LessonPage(page);
  await lesson.open("exhaustion");
  await page.keyboard.press(stageKey);
  // By keyboard: the focus brings the controls back.
  const run = bar(page).getByRole("button", { name: "Run" });
  await run.focus();
  await expect(run.locator("..")).toHaveCSS("opacity", "1");
  await page.keyboard.press("Enter");
  const beside = page.getByRole("group", { name: "Beside the code" });
  await beside.getByRole("button", { name: "Traffic" }).click();
  await expect(lesson.gauge.getByRole("table", { name: "Connections" })).toContainText("not opened", {
    timeout: 20_000,
  });
  await lesson.button("Open 31 tabs").click();
  const lanes = lesson.gauge.getByRole("button", { name: /^Lane \d+, held/ });
  await expect(lanes).toHaveCount(30, { timeout: 20_000 });
  await beside.getByRole("button", { name: "Timeline" }).click();
  await expect(page.getByRole("slider", { name: "Timeline" })).toBeVisible();
  for (const lane of await lanes.all()) await expectWhollyInView(page, lane);
  for (const number of await lesson.gauge.getByRole("definition").all()) await expectWhollyInView(page, number);
  expect(await scrollsBeyond(page)).toEqual({ right: 0, below: 0 });

  const lane = lesson.gauge.getByRole("button", { name: /^Lane 7, held/ });
  await lane.click();
  const autopsy = page.getByRole("region", { name: "Autopsy", exact: true });
  await expect(autopsy.getByRole("heading", { name: /^Lane 7/ })).toBeVisible();
  await expectWhollyInView(page, autopsy);
  const line = page.locator(".monaco-host .line-took-leases").first();
  await expect(line).toBeInViewport({ timeout: 20_000 });
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(autopsy).toHaveCount(0);
  await expect(onStage(page)).toBeAttached();

  await page.mouse.move(300, 300);
  await page.mouse.move(320, 320);
  await bar(page).getByRole("button", { name: "Check", exact: true }).click();
  await expect(lesson.checks.getByText(/^\d of \d pass/)).toBeVisible({ timeout: 30_000 });
  await expect(lesson.checks.getByText("seen", { exact: true }).first()).toBeInViewport();
  await page.evaluate(() => {
    document.documentElement.dataset.spotlight = "gauge";
  });
  await expect(lesson.checks).toHaveCSS("opacity", "0.14");
  await expect(lesson.gauge).toHaveCSS("opacity", "1");
  // Dimmed, not taken away: it can still be read out.
  await expect(lesson.checks).toBeVisible();
  await page.keyboard.press(stageKey);
  await expect(onStage(page)).not.toBeAttached();
  await expect(page.locator("html[data-spotlight]")).not.toBeAttached();
});
