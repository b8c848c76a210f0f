import { expect, type Locator, type Page, test } from "@playwright/test";
import { createAxe } from "../support/accessibility.ts";
import { LessonPage } from "../support/lesson-page.ts";

/** The lesson with the largest pool: thirty lanes are the hardest to lay out. */
const open = "/lessons/exhaustion/";

const boxOf = async (place: Locator) => {
  const box = await place.boundingBox();
  if (!box) throw new Error("it is not shown");
  return { ...box, right: box.x + box.width, bottom: box.y + box.height };
};

async function openAt(page: Page, width: number, height: number, search = ""): Promise<LessonPage> {
  await page.setViewportSize({ width, height });
  await page.goto(`${open}${search}`);
  await page.locator(".workbench[data-ready=yes]").waitFor({ state: "attached" });
  return new LessonPage(page);
}

/** A first run loads the engine: on a busy machine that takes its time. */
async function fillPool(lesson: LessonPage, seenIn: Locator = lesson.gauge): Promise<void> {
  await lesson.page.getByRole("button", { name: "Open 31 tabs" }).first().click();
  await expect(seenIn).toContainText("in use 30 of 30", { timeout: 20_000 });
}

const prose = (page: Page) => page.locator("#main");
const work = (page: Page) => page.getByRole("region", { name: "Workbench", exact: true });
/** What scrolls the workbench. */
const column = (page: Page) => work(page).locator("[data-scroll-column]");
const beside = (page: Page) => page.getByRole("separator", { name: "Width of the text" });
const beneath = (page: Page) => page.getByRole("separator", { name: "Height of the editor" });

test.describe("by the width of its container", () => {
  test("prose stands beside the workbench at 35 to 38 percent, and traffic above the checks until 1200", async ({
    page,
  }) => {
    const lesson = await openAt(page, 1440, 900);
    for (const [width, share, sideBySide] of [
      [1440, 0.35, true],
      [1000, 0.38, false],
    ] as const) {
      await page.setViewportSize({ width, height: 800 });
      expect((await boxOf(prose(page))).width / width).toBeCloseTo(share, 2);
      await expect(work(page)).toBeVisible();
      await expect(page.getByRole("button", { name: "Code", exact: true })).toBeHidden();
      const [traffic, checks] = [await boxOf(lesson.traffic), await boxOf(lesson.checks)];
      expect(traffic.right <= checks.x).toBe(sideBySide);
      expect(traffic.bottom <= checks.y).toBe(!sideBySide);
    }
  });

  test("a narrow container in a wide window is laid out as narrow", async ({ page }) => {
    await openAt(page, 1440, 900);
    await page.locator(".lesson").evaluate((element) => {
      element.style.width = "700px";
    });
    await expect(page.getByRole("button", { name: "Code", exact: true })).toBeVisible();
    await expect(work(page)).toBeHidden();
    await expect(page.getByRole("button", { name: "Check", exact: true })).toBeVisible();
  });
});

test.describe("splitters", () => {
  test("the text's width goes by keys within its limits, is told, and resets with Enter", async ({ page }) => {
    await openAt(page, 1440, 900);
    const separator = beside(page);
    await separator.focus();
    await expect(separator).toHaveAttribute("aria-valuenow", "35");
    await page.keyboard.press("ArrowRight");
    await expect(separator).toHaveAttribute("aria-valuenow", "37");
    await expect(separator).toHaveAttribute("aria-valuetext", "Text takes 37 % of the width");
    await page.keyboard.press("End");
    await expect(separator).toHaveAttribute("aria-valuenow", "50");
    expect((await boxOf(prose(page))).width).toBeCloseTo(720, 0);
    await page.keyboard.press("Home");
    expect((await boxOf(prose(page))).width).toBeCloseTo(360, 0);
    await page.keyboard.press("Enter");
    expect((await boxOf(prose(page))).width / 1440).toBeCloseTo(0.35, 2);
  });

  test("sizes chosen with the mouse stand in the first frame after a reload, and stay in bounds as the window shrinks", async ({
    page,
  }) => {
    await page.addInitScript(() => {
      const lookAtFirstFrame = () => {
        const text = document.querySelector("#main");
        const code = document.querySelector(".static-code");
        if (!text || !code) return requestAnimationFrame(lookAtFirstFrame);
        const sizes = [text.getBoundingClientRect().width, code.getBoundingClientRect().height];
        return Object.assign(window, { firstSizes: sizes });
      };
      requestAnimationFrame(lookAtFirstFrame);
    });
    await openAt(page, 1440, 900);
    const drag = async (separator: Locator, byX: number, byY: number) => {
      const { x, y, width, height } = await boxOf(separator);
      await page.mouse.move(x + width / 2, y + height / 2);
      await page.mouse.down();
      await page.mouse.move(x + width / 2 + byX, y + height / 2 + byY, { steps: 4 });
      await page.mouse.up();
    };
    const before = { text: (await boxOf(prose(page))).width, code: (await boxOf(page.locator(".static-code"))).height };
    await drag(beside(page), 120, 0);
    await drag(beneath(page), 0, 90);
    const text = (await boxOf(prose(page))).width;
    const code = (await boxOf(page.locator(".static-code"))).height;
    expect(text - before.text).toBeCloseTo(120, -0.5);
    expect(code - before.code).toBeCloseTo(90, 0);
    expect(await page.evaluate(() => getSelection()?.toString())).toBe("");
    await page.reload();
    await page.waitForFunction(() => "firstSizes" in window);
    const first = await page.evaluate(() => (window as unknown as { firstSizes: number[] }).firstSizes);
    expect(first[0]).toBeCloseTo(text, 0);
    expect(first[1]).toBeCloseTo(code, 0);
    await page.setViewportSize({ width: 820, height: 500 });
    const shrunk = await boxOf(prose(page));
    expect(shrunk.width).toBeGreaterThanOrEqual(320);
    expect(shrunk.width).toBeLessThanOrEqual(410);
    expect((await boxOf(page.locator(".static-code"))).height).toBeLessThanOrEqual(500 - 48 - 240 + 1);
    await beneath(page).dblclick();
    await beside(page).dblclick();
    expect(await page.evaluate(() => localStorage.getItem("watertight.panes"))).toBe("{}");
  });

  test("an open editor follows its splitter, and Escape calls a drag off", async ({ page }) => {
    const lesson = await openAt(page, 1440, 900);
    await lesson.editor();
    const editor = page.locator(".monaco-editor").first();
    const { height } = await boxOf(editor);
    await beneath(page).focus();
    await page.keyboard.press("PageDown");
    await expect.poll(async () => (await boxOf(editor)).height).toBeCloseTo(height + 100, 0);
    await expect(beneath(page)).toHaveAttribute("aria-valuetext", /^Editor shows \d+ lines$/);
    const { x, y, width } = await boxOf(beneath(page));
    await page.mouse.move(x + width / 2, y + 5);
    await page.mouse.down();
    await page.mouse.move(x + width / 2, y - 60);
    await page.keyboard.press("Escape");
    await page.mouse.up();
    await expect.poll(async () => (await boxOf(editor)).height).toBeCloseTo(height + 100, 0);
  });

  test("forged sizes and a refused storage leave a page that works", async ({ page }) => {
    await page.addInitScript(() => localStorage.setItem("watertight.panes", '{"prosePercent":1e9,"editorPx":"x"}'));
    await openAt(page, 1440, 900);
    expect((await boxOf(prose(page))).width).toBeCloseTo(720, 0);
    await page.addInitScript(() =>
      Object.defineProperty(window, "localStorage", {
        get() {
          throw new DOMException("refused", "SecurityError");
        },
      }),
    );
    await page.reload();
    await page.locator(".workbench[data-ready=yes]").waitFor();
    await beside(page).focus();
    await page.keyboard.press("End");
    expect((await boxOf(prose(page))).width).toBeCloseTo(720, 0);
  });
});

test.describe("the pool stays in view", () => {
  test("at 1440 by 900 the editor, the numbers and all thirty lanes are seen at once, and where the column is high enough to read beneath it the board stays on top", async ({
    page,
  }) => {
    const lesson = await openAt(page, 1440, 720);
    const code = page.locator(".static-code");
    expect((await boxOf(code)).height).toBeGreaterThanOrEqual(12 * 20);
    await page.setViewportSize({ width: 1440, height: 900 });
    expect((await boxOf(code)).height).toBeGreaterThanOrEqual(12 * 20);
    const texts = await boxOf(page.getByRole("heading", { level: 1 }));
    const editor = await boxOf(page.locator(".static-code"));
    const gauge = await boxOf(lesson.gauge);
    await lesson.run();
    expect(await boxOf(page.getByRole("heading", { level: 1 }))).toEqual(texts);
    expect(await boxOf(page.locator(".static-code"))).toEqual(editor);
    expect((await boxOf(lesson.gauge)).y).toBe(gauge.y);
    await lesson.button("x1").click();
    await fillPool(lesson);
    await column(page).evaluate((element) => element.scrollTo(0, 0));
    for (const lane of [1, 30])
      await expect(lesson.gauge.locator(`[data-lane="${lane}"]`)).toBeInViewport({ ratio: 1 });
    await expect(page.locator(".static-code")).toBeInViewport({ ratio: 1 });
    await column(page).evaluate((element) => element.scrollTo(0, element.scrollHeight));
    // In place of the board the pool in small: every lane with its holder, and who waits.
    const pinned = page.locator(".pinned-pool");
    await expect(pinned).toContainText("in use 30 of 30");
    await expect(pinned.locator("[data-lane]", { hasText: /^t\d+$/ })).toHaveCount(30);
    await expect(pinned).toContainText(/next in line ?tab \d+ ?\d+ s/);
    await expect(pinned.locator("[tabindex='0']")).toHaveCount(0);
    expect((await boxOf(pinned.locator(".gauge"))).height).toBeLessThanOrEqual(36 + 90);
    await expect(lesson.gauge.locator("[data-lane='1']")).not.toBeInViewport();
    // Pressed there, a lane is explained as if it were pressed on the board, and keys go on from the board.
    await pinned.locator("[data-lane='12']").click();
    const autopsy = page.getByRole("region", { name: "Autopsy" });
    await expect(autopsy.getByRole("heading", { name: "Lane 12: held, awaiting other work" })).toBeInViewport();
    await expect(lesson.gauge.locator("[data-lane='12']")).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(autopsy).toHaveCount(0);
    await page.setViewportSize({ width: 1440, height: 1080 });
    await lesson.log.scrollIntoViewIfNeeded();
    await column(page).evaluate((element) => element.scrollTo(0, element.scrollHeight));
    await expect(lesson.gauge.locator("[data-lane='1']")).toBeInViewport({ ratio: 1 });
    expect((await boxOf(lesson.log)).bottom).toBeLessThanOrEqual(1080);
    // From the lane to its line: the editor comes back, and the numbers are still there.
    await lesson.gauge.locator("[data-lane='1']").click();
    await page.getByRole("region", { name: "Autopsy" }).getByRole("button", { name: "Show line 16" }).click();
    await lesson.editor();
    await expect(page.locator(".monaco-editor .view-line", { hasText: "pool.connect" }).first()).toBeInViewport();
    await expect(lesson.gauge.getByText("oldest lease")).toBeInViewport();
  });

  test("in a low column the numbers alone stay", async ({ page }) => {
    const lesson = await openAt(page, 1280, 600);
    await lesson.run();
    await column(page).evaluate((element) => element.scrollTo(0, element.scrollHeight));
    const pinned = page.locator(".pinned-pool");
    await expect(pinned).toBeInViewport();
    await expect(pinned).toContainText("oldest lease");
    await column(page).evaluate((element) => element.scrollTo(0, 0));
    await expect(pinned).toBeHidden();
  });
});

test.describe("on a phone", () => {
  test("one of the two is shown, Back returns to the other, and a link to the code opens on it", async ({ page }) => {
    await openAt(page, 390, 844);
    await expect(prose(page)).toBeVisible();
    await expect(work(page)).toBeHidden();
    await page.getByRole("button", { name: "Code", exact: true }).click();
    await expect(page).toHaveURL(/\?view=code$/);
    await expect(work(page)).toBeVisible();
    await expect(prose(page)).toBeHidden();
    await page.goBack();
    await expect(prose(page)).toBeVisible();
    await expect(page.getByRole("button", { name: "Text", exact: true })).toHaveAttribute("aria-pressed", "true");
    await page.getByRole("link", { name: "Skip to the workbench" }).focus();
    await page.keyboard.press("Enter");
    await expect(work(page)).toBeFocused();
    await openAt(page, 390, 844, "?view=code");
    await expect(work(page)).toBeVisible();
    await expect(page.getByRole("button", { name: "Code", exact: true })).toHaveAttribute("aria-pressed", "true");
  });

  test("pool and first actions are pinned around both views, and the first run moves no word", async ({ page }) => {
    const lesson = await openAt(page, 390, 844);
    const heading = page.getByRole("heading", { level: 1 });
    const before = await boxOf(heading);
    await page.getByRole("button", { name: "Run", exact: true }).click();
    const glance = page.locator("#lesson-gauge");
    await fillPool(lesson, glance);
    expect(await boxOf(heading)).toEqual(before);
    const actions = page.locator("#lesson-actions");
    for (const view of ["Text", "Code"]) {
      await page.getByRole("button", { name: view, exact: true }).click();
      await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
      await expect(glance).toBeInViewport({ ratio: 1 });
      await expect(actions).toBeInViewport({ ratio: 1 });
      for (const button of await actions.getByRole("button").all())
        expect((await boxOf(button)).height).toBeGreaterThanOrEqual(44);
    }
    await actions.getByRole("button", { name: /^Pause \d\d:\d\d$/ }).click();
    await expect(actions.getByRole("button", { name: /^Resume \d\d:\d\d$/ })).toBeVisible();
    // Thirty lanes have names too, and a pressed one is explained.
    const lane = glance.getByRole("button", { name: /^Lane 12, held/ });
    await expect(lane).toHaveText(/^t\d+$/);
    await lane.click();
    const title = page.getByRole("heading", { name: "Lane 12: held, awaiting other work" });
    // Beneath what is pinned, not under it.
    const clearTop = (await boxOf(page.locator(".lesson-pinned"))).bottom;
    await expect.poll(async () => (await boxOf(title)).y).toBeGreaterThan(clearTop);
    await expect(title).toBeInViewport();
  });

  test("a lane pressed above the text turns to the code and is explained there", async ({ page }) => {
    const lesson = await openAt(page, 390, 844, "?view=code");
    const panel = page.getByRole("region", { name: "Editor", exact: true });
    const heights = await panel.evaluateHandle((element) => {
      const seen: number[] = [];
      new ResizeObserver(() => seen.push(element.getBoundingClientRect().height)).observe(element);
      return seen;
    });
    await lesson.run();
    await lesson.button("Open tab").click();
    await expect(panel).toContainText("running on port 8000");
    expect(new Set(await heights.jsonValue()), "of the editor's panel, whatever its server says").toHaveProperty(
      "size",
      1,
    );
    await page.getByRole("button", { name: "Text", exact: true }).click();
    await page
      .locator("#lesson-gauge")
      .getByRole("button", { name: /^Lane 1, held/ })
      .click();
    await expect(page).toHaveURL(/view=code/);
    const autopsy = page.getByRole("region", { name: "Autopsy", exact: true });
    await expect(autopsy.getByRole("heading", { name: "Lane 1: held, awaiting other work" })).toBeInViewport();
    await autopsy.getByRole("button", { name: /^Show line \d+$/ }).click();
    await expect(page.getByRole("textbox", { name: "Code editor: main.ts" })).toBeInViewport();
  });

  test("a link that cannot be read is said, though its address shows the text", async ({ page }) => {
    await openAt(page, 390, 844, "#s=1.abc");
    await expect(page.getByRole("region", { name: "Shared link" })).toContainText("damaged");
    await expect(page).toHaveURL(/view=code/);
  });

  test("on its side the numbers alone are pinned, and at 400 percent nothing is", async ({ page }) => {
    const lesson = await openAt(page, 740, 420, "?view=code");
    const pinned = page.locator(".lesson-pinned");
    await fillPool(lesson, pinned);
    expect((await boxOf(pinned)).height).toBeLessThan(140);
    await page.setViewportSize({ width: 320, height: 256 });
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    await expect(pinned).not.toBeInViewport();
  });
});

/** A cell shows the initials of a holder whom its name calls in full. */
const excepted = new Set(["label-content-name-mismatch"]);

test("a full pool is accessible in both themes and never wider than the page, from 320 to 1920", async ({ page }) => {
  test.setTimeout(90_000);
  const lesson = await openAt(page, 1920, 1080, "?view=code");
  await fillPool(lesson);
  await lesson.button("Pause").click();
  for (const width of [1920, 1440, 1100, 768, 390, 320]) {
    await page.setViewportSize({ width, height: width < 800 ? 844 : 900 });
    await expect
      .poll(() => page.evaluate(() => document.documentElement.scrollWidth - innerWidth), { message: `${width} px` })
      .toBeLessThanOrEqual(0);
    const wider = await column(page).evaluate((element) => element.scrollWidth - element.clientWidth);
    expect(wider, `the workbench at ${width} px`).toBeLessThanOrEqual(0);
    // The widest and the narrowest are laid out as their neighbours are.
    if (width === 1920 || width === 320) continue;
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      const axe = createAxe(page);
      const { violations } = await (colorScheme === "dark" ? axe.withRules("color-contrast") : axe).analyze();
      const found = violations.filter(({ id }) => !excepted.has(id));
      expect(
        found.map(({ id, nodes }) => `${width} ${colorScheme} ${id}: ${nodes.map((node) => node.target).join(", ")}`),
      ).toEqual([]);
    }
  }
});
