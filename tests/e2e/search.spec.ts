import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";

const field = (page: Page) => page.getByRole("combobox", { name: /Search/ });
// Not by role alone: the traffic's menus have options of their own.
const options = (page: Page) => page.locator("[role=option]");
const chosen = (page: Page) => page.locator('[role=option][aria-selected="true"]');

/** As a paste does it: a field of one line would otherwise be given the text by the test, line breaks joined. */
const paste = (page: Page, text: string) =>
  field(page).evaluate((input, pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text", pasted);
    const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
    if (input.dispatchEvent(event)) document.execCommand("insertText", false, pasted);
  }, text);

const traceback = `Traceback (most recent call last):
  File "/app/main.py", line 41, in messages
    result = await db.execute(query)
sqlalchemy.exc.TimeoutError: QueuePool limit of size 5 overflow 10 reached, connection timed out, timeout 30.00
(Background on this error at: https://sqlalche.me/e/20/3o7r)`;

test("a pasted error leads to the heading that explains it, whatever surrounds it", async ({ page }) => {
  const expected = [
    [traceback, /\/lessons\/exhaustion\/#reading-the-error$/],
    ["Error: timeout exceeded when trying to connect", /\/lessons\/borrow-and-give-back\/#question-by-question$/],
    [
      'connection to server at "10.0.0.7", port 5432 failed: FATAL:  sorry, too many clients already',
      /\/lessons\/sizing-and-settings\/#reading-the-refusal$/,
    ],
  ] as const;
  await page.goto("/glossary/");
  for (const [pasted, address] of expected) {
    await page.keyboard.press("Control+k");
    await expect(options(page).first()).toBeVisible();
    await paste(page, pasted);
    await expect(page.getByRole("group", { name: "Error messages" }).getByRole("option").first()).toHaveAttribute(
      "aria-selected",
      "true",
    );
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(address);
    await expect(page.locator(":target")).toBeInViewport();
  }
});

test("the palette is worked by the keyboard alone, says how many it found, and gives the focus back", async ({
  page,
}) => {
  const held = Promise.withResolvers<void>();
  await page.route(/\/palette-entry-[^/]+\.js$/, async (route) => {
    await held.promise;
    await route.continue();
  });
  await page.goto("/glossary/");
  const opener = page.getByRole("link", { name: "Search" });
  await opener.focus();
  await page.keyboard.press("Enter");
  // What is typed before the palette is there waits for it.
  await page.keyboard.type("pooll");
  await page.keyboard.press("Backspace");
  held.resolve();
  await expect(field(page)).toBeFocused();
  await expect(field(page)).toHaveValue("pool");
  await field(page).fill("");
  await expect(chosen(page)).toContainText("Borrow and give back");
  // A command that leads to a page is offered where the site lists that page.
  for (const name of [/^Make available offline/, /^Your progress/])
    await expect(page.getByRole("group", { name: "Commands" }).getByRole("option", { name })).toBeAttached();
  await page.keyboard.press("End");
  await expect(page.getByRole("option").last()).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("ArrowDown");
  await expect(chosen(page)).toContainText("Borrow and give back");
  await page.keyboard.type("half op");
  await expect(chosen(page)).toContainText("half-open");
  await expect(page.getByRole("dialog").getByRole("status")).toHaveText(/^\d+ results?\.$/);
  await page.keyboard.press("Control+a");
  await page.keyboard.type("laptop shut");
  const inText = page.getByRole("group", { name: "In the text" });
  await expect(inText.getByRole("option", { name: /Leaving is not one event: Silent/ })).toBeVisible();
  await expect(inText.locator("mark").first()).toHaveText(/laptop/i);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(opener).toBeFocused();

  await page.keyboard.press("/");
  await expect(field(page)).toBeFocused();
  await page.keyboard.type("theme dark");
  await expect(chosen(page)).toHaveText("Theme: dark");
  await page.keyboard.press("Enter");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await expect(page.getByRole("button", { name: /^Theme: dark/ })).toBeVisible();
});

test("in the code editor Ctrl K stays the editor's, and the button opens the palette", async ({ page }) => {
  await page.goto("/lessons/borrow-and-give-back/");
  await expect(page.locator(".workbench")).toHaveAttribute("data-ready", "yes");
  await page.keyboard.press("Control+k");
  await expect(field(page)).toBeFocused();
  await page.keyboard.type("run the che");
  await expect(chosen(page)).toContainText("Run the checks");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: /^Code editor: / }).click();
  await expect(page.locator(".monaco-editor .view-line").first()).toBeVisible({ timeout: 30_000 });
  await expect(page.locator(".monaco-editor.focused")).toBeVisible();
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("Control+k");
  await page.keyboard.press("Control+c");
  await expect(page.locator(".monaco-editor .view-line").getByText(/^\/\/\s*import/)).toBeVisible();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await page.getByRole("link", { name: "Search" }).click();
  await expect(field(page)).toBeFocused();
});

test("with and without its index the palette is accessible in both themes, and a missing index is said", async ({
  page,
}) => {
  await page.route("**/pagefind/**", (route) => route.abort());
  await page.goto("/glossary/");
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await page.keyboard.press("Control+k");
    await field(page).fill("pool");
    const dialog = page.getByRole("dialog");
    await expect(dialog.getByText("The full text cannot be searched now")).toHaveCount(2);
    await expect(dialog.getByRole("option", { name: /Pool settings side by side/ })).toBeVisible();
    const { violations } = await new AxeBuilder({ page }).include("dialog").analyze();
    expect(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target)}`),
      colorScheme,
    ).toEqual([]);
    await page.keyboard.press("Escape");
  }
  await page.unroute("**/pagefind/**");
  // A browser remembers of a module that it could not be loaded.
  await page.reload();
  await page.keyboard.press("Control+k");
  await field(page).fill("outlived lease");
  await expect(page.getByRole("group", { name: "In the text" })).toBeVisible();
  await expect(page.getByText("The full text cannot be searched now")).toHaveCount(0);
  const { violations } = await new AxeBuilder({ page }).include("dialog").analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
});

test("where the palette does not load, the button leads to a page that lists everything", async ({ page }) => {
  await page.route("**/_astro/palette-entry-*.js", (route) => route.abort());
  await page.goto("/glossary/");
  await page.getByRole("link", { name: "Search" }).click();
  await expect(page).toHaveURL(/\/search\/$/);
  await expect(page.getByText("The search could not be loaded.")).toBeVisible();
  await page.unroute("**/_astro/palette-entry-*.js");
  await page.goto("/search/?q=exhaustion");
  await expect(field(page)).toHaveValue("exhaustion");
  await expect(chosen(page)).toContainText("Exhaustion, exactly");
});
