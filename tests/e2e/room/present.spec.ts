import { expect, type Page, test } from "@playwright/test";
import { loadTrainerNotes } from "../../../src/content/trainer/trainer-notes.ts";
import { PresenterPage, present } from "../../support/presenter-page.ts";

test.describe.configure({ timeout: 90_000 });

const look = (page: Page) => page.locator("html");

/** Everything that only the trainer should read, in pieces short enough to survive any markup between them. */
async function secretsOf(slug: string): Promise<string[]> {
  const { aim, ifShort, steps } = await loadTrainerNotes(process.cwd(), slug);
  const texts = steps.flatMap(({ say, ask, breakLive }) => [
    say,
    breakLive ?? "",
    ...ask.flatMap(({ answers }) => answers.map(({ reveals }) => reveals)),
  ]);
  return [aim, ifShort, ...texts]
    .flatMap((text) => text.split(/(?<=[.?!])\s+/))
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence.length > 30 && !/[`"<>&]/.test(sentence));
}

/** Which of the notes stand in a page: in its HTML, or in what a screen reader is told. */
async function leaked(page: Page, secrets: readonly string[]): Promise<string[]> {
  const html = (await page.content()).replace(/\s+/g, " ");
  const spoken = (await page.locator("body").ariaSnapshot()).replace(/\s+/g, " ");
  return secrets.filter((secret) => [html, spoken].some((text) => text.includes(secret.replace(/\s+/g, " "))));
}

test("every control of the trainer's window acts on the projected page, which never has the notes", async ({
  page,
}) => {
  const { lesson, presenter } = await present(page, "exhaustion", (open) => open.keyboard.press("Alt+Shift+P"));
  const secrets = await secretsOf("exhaustion");
  expect(secrets.length).toBeGreaterThan(30);
  expect(await leaked(presenter.page, secrets), "the search would find them").not.toEqual([]);
  expect(await leaked(page, secrets)).toEqual([]);

  // Text.
  const heading = page.getByRole("heading", { name: "Second by second" });
  await presenter.page.keyboard.press("PageDown");
  await expect(presenter.notes.getByRole("heading", { level: 2, name: "Second by second" })).toBeVisible();
  await expect(heading).toBeInViewport();
  await presenter.press("Check yourself");
  await expect(heading).not.toBeInViewport();
  await presenter.press("Top");
  await expect(page.locator(".prose h1")).toBeInViewport();
  await presenter.press("Reveal in the text");
  await expect(page.getByText("After 30 seconds pg gives up on its behalf")).toBeInViewport();
  await expect(presenter.button("Reveal in the text")).toHaveAttribute("aria-pressed", "true");
  await presenter.press("Reveal in the text");
  await expect(page.getByText("After 30 seconds pg gives up on its behalf")).toBeHidden();

  // Look.
  await presenter.press("Stage mode S");
  await expect(look(page)).toHaveAttribute("data-look", "stage");
  await presenter.press("Spotlight: pool");
  await expect(look(page)).toHaveAttribute("data-spotlight", "gauge");
  await presenter.page.keyboard.press("c");
  await expect(look(page)).toHaveAttribute("data-spotlight", "code");
  // Left there, it is known here.
  await page.bringToFront();
  await page.keyboard.press("Escape");
  await expect(look(page)).not.toHaveAttribute("data-look", "stage");
  await expect(presenter.button("Stage mode S")).toHaveAttribute("aria-pressed", "false");
  const black = page.getByRole("dialog", { name: "Black screen" });
  await presenter.page.keyboard.press(".");
  await expect(black).toBeVisible();
  await presenter.press("Black screen B");
  await expect(black).toBeHidden();

  // Lines, in the code as it is shown and in the editor.
  await presenter.page.getByLabel("File").selectOption("main.ts");
  await presenter.page.getByLabel("from").fill("12");
  await presenter.page.getByLabel("to", { exact: true }).fill("14");
  await presenter.press("Point");
  const shaded = (line: number) =>
    page
      .locator(".static-code .ec-line")
      .nth(line - 1)
      .evaluate((box) => getComputedStyle(box).boxShadow !== "none");
  await expect.poll(() => shaded(12)).toBe(true);
  expect([await shaded(11), await shaded(14), await shaded(15)]).toEqual([false, true, false]);
  await lesson.editor();
  await expect(page.locator(".monaco-editor .line-pointed")).toHaveCount(3);
  await presenter.press("Clear");
  await expect(page.locator(".monaco-editor .line-pointed")).toHaveCount(0);

  // Server, clock, traffic.
  await presenter.press("Run R");
  await expect(page.getByText(/^Server: running/)).toBeVisible({ timeout: 20_000 });
  await expect(presenter.state).toContainText("running");
  await presenter.press("Pause P");
  await expect(presenter.state).toContainText("paused");
  await presenter.press("Open 31 tabs");
  const before = await presenter.state.getByText(/ s, paused/).textContent();
  await presenter.press("Step N");
  await expect
    .poll(async () => (await page.getByRole("region", { name: "Traffic" }).textContent()) ?? "")
    .toContain("31 tabs");
  for (const rate of ["×1", "×10", "×60"]) {
    await presenter.press(rate);
    await expect(presenter.state).toContainText(rate);
  }
  await expect(presenter.state).toContainText("30 of 30 in use");
  await expect(presenter.state).not.toContainText(before ?? "");
  await presenter.press(/^▶ 31 tabs/);
  await expect(presenter.state).toContainText("31 tabs, one after the other");
  await expect(page.getByText("Playing “31 tabs, one after the other”")).toBeAttached();
  await presenter.press("Stop X");
  await expect(page.getByText("Server: stopped")).toBeVisible();
  await presenter.press("Step N");
  await expect(presenter.page.getByText("Press Run first")).toBeVisible();
  await presenter.press("Check K");
  await expect(presenter.page.getByText(/: failed$/)).toHaveCount(4, { timeout: 30_000 });

  // The room.
  await presenter.press("Show the address");
  await expect(page.getByRole("dialog", { name: "How to get in" })).toContainText("Exhaustion, exactly");
  await presenter.press("Take the address away");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await presenter.press("Hand this state to the room");
  await expect(page.getByRole("dialog", { name: "How to get in" })).toContainText("Exactly what is on the screen");
  expect(await leaked(page, secrets)).toEqual([]);

  await presenter.page.getByLabel("Another lesson").selectOption({ label: "Two clocks" });
  await presenter.press("Open it in both windows");
  await expect(page).toHaveURL(/\/lessons\/two-clocks\/$/);
  await expect(presenter.page).toHaveURL(/\/lessons\/two-clocks\/present\/$/);
  await presenter.leads();
});

test("a vote is counted in silence, shown when asked, taken again, and survives both windows' reloads", async ({
  page,
}) => {
  const { presenter } = await present(page, "exhaustion");
  await presenter
    .button(/^Vote: 31 tabs are open/)
    .first()
    .click();
  const board = page.getByRole("dialog", { name: "Question to the room" });
  await expect(board).toContainText("31 tabs are open on a pool of 30");
  await presenter.page.locator("body").press("1");
  for (let hand = 0; hand < 7; hand += 1) await presenter.press("One hand more for C");
  await presenter.page.locator("body").press("Shift+Digit3");
  await expect(presenter.page.getByLabel("Hands for C")).toHaveValue("6");
  await presenter.page.getByLabel("Hands for B").fill("13");
  await expect(presenter.poll).toContainText("First vote, 20 hands");
  expect(await board.innerHTML()).not.toMatch(/13|20|This is it/);

  // Either window is loaded anew, in both orders.
  await page.reload();
  await expect(board).toContainText("raise your hand");
  await presenter.leads();
  await presenter.page.reload();
  await presenter.leads();
  await expect(presenter.page.getByLabel("Hands for B")).toHaveValue("13");
  await presenter.press("Show the votes");
  await expect(board).toContainText("13 of 20, 65 %");
  expect(await board.textContent()).not.toContain("This is it");

  await presenter.press("Vote again");
  await expect(board).not.toContainText("13 of 20");
  await presenter.page.getByLabel("Hands for C").fill("18");
  await presenter.page.getByLabel("Hands for D").fill("2");
  await presenter.page.reload();
  await presenter.leads();
  await page.reload();
  await presenter.leads();
  await presenter.press("Show the votes");
  const third = board.getByRole("listitem").nth(2);
  await expect(third).toContainText("First vote6 of 20, 30 %");
  await expect(third).toContainText("After discussion18 of 20, 90 %");
  await presenter.press("Show what happened");
  await expect(third).toContainText("This is it");
  await expect(board.getByText("This is it")).toHaveCount(1);
  await presenter.press("Reveal it in the text");
  await expect(board).toBeHidden();
  await expect(page.getByText("After 30 seconds pg gives up on its behalf")).toBeInViewport();
});

test("times, step and look come back after a reload of either window", async ({ page }) => {
  const { presenter } = await present(page, "exhaustion");
  await presenter.page.clock.install();
  await presenter.page.reload();
  await presenter.leads();
  await presenter.press("Start the time");
  await presenter.page.clock.runFor(65_000);
  await expect(presenter.page.getByRole("timer")).toHaveText("1:05");
  await presenter.press("Next →");
  // A device clock set back changes nothing.
  await presenter.page.clock.setSystemTime(new Date("2020-01-01T00:00:00Z"));
  await presenter.page.reload();
  await presenter.leads();
  await expect(presenter.page.getByRole("timer")).toHaveText("1:05");
  await expect(presenter.notes.getByRole("heading", { level: 2, name: "Second by second" })).toBeVisible();
  await expect(presenter.button("Pause the time")).toBeVisible();
  await presenter.press("Stage mode S");
  await presenter.press("Spotlight: code");
  await expect(look(page)).toHaveAttribute("data-spotlight", "code");
  await page.reload();
  await expect(look(page)).toHaveAttribute("data-look", "stage");
  await expect(look(page)).toHaveAttribute("data-spotlight", "code");
  await presenter.leads();
});

test("a closed window, a second trainer's window and another lesson are said, each with a way on", async ({
  page,
  context,
}) => {
  const { presenter } = await present(page, "exhaustion");

  // The projected page goes to another lesson by its own links.
  await page.goto("/lessons/two-clocks/");
  const line = presenter.page.getByRole("status");
  await expect(line).toContainText("The projected page shows another lesson: Two clocks.");
  await expect(line.getByRole("link", { name: "Open its notes" })).toHaveAttribute("href", /\/two-clocks\/present\/$/);
  await presenter.press("Bring it back here");
  await expect(page).toHaveURL(/\/lessons\/exhaustion\/$/);
  await presenter.leads();

  // Another window leads only once it is told to; then the first only watches.
  const second = new PresenterPage(await context.newPage());
  await second.page.goto("/lessons/exhaustion/present/");
  await expect(second.page.getByRole("status")).toContainText("Another presenter window leads; this one only watches.");
  await expect(second.button("Run R")).toBeDisabled();
  await second.press("Take over");
  await second.leads();
  await expect(line).toContainText("Another presenter window leads");
  await presenter.page.locator("body").press("b");
  await second.page.locator("body").press("b");
  const black = page.getByRole("dialog", { name: "Black screen" });
  await expect(black).toBeVisible();

  // Its window closed, the page is left to itself, and the first window may lead again.
  await second.page.close({ runBeforeUnload: true });
  await expect(line).toContainText("Nobody leads the projected page now");
  await page.bringToFront();
  await page.keyboard.press("b");
  await expect(black).toBeHidden();
  await presenter.press("Take over");
  await presenter.leads();

  // The projected page vanishes without a word: its answers do not come.
  await page.evaluate(() => {
    BroadcastChannel.prototype.postMessage = () => undefined;
  });
  await presenter.press("Stage mode S");
  await expect(line).toContainText("The projected page does not answer.", { timeout: 10_000 });
  await page.close({ runBeforeUnload: true });
  const anew = context.waitForEvent("page");
  await presenter.press("Open it anew");
  const projected = await anew;
  await presenter.leads();
  await expect(projected).toHaveURL(/\/lessons\/exhaustion\/$/);
  await projected.close({ runBeforeUnload: true });
  await expect(line).toContainText("No projected page is there.");
});

test("a blocked window leaves a link in its place, and without storage all is said and works", async ({ page }) => {
  await page.addInitScript(() => {
    window.open = () => null;
    Object.defineProperty(window, "sessionStorage", {
      get() {
        throw new DOMException("refused", "SecurityError");
      },
    });
  });
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.goto("/lessons/exhaustion/");
  await page.locator(".workbench[data-ready=yes]").waitFor();
  await page.getByRole("link", { name: "Present" }).click();
  const notice = page.getByRole("status").filter({ hasText: "did not let the second window open" });
  const [popup] = await Promise.all([
    page.waitForEvent("popup"),
    notice.getByRole("link", { name: "Presenter view" }).click(),
  ]);
  const presenter = new PresenterPage(popup);
  await presenter.leads();
  await expect(presenter.page.getByRole("status")).toContainText("The projected page cannot keep its state");
  await presenter.page.locator("body").press("b");
  await expect(page.getByRole("dialog", { name: "Black screen" })).toBeVisible();
});
