import { expect, type Page, test } from "@playwright/test";
import { LessonPage } from "../support/lesson-page.ts";
import { folder, publicAddress } from "./site.ts";

const site = publicAddress + folder;

/** Collects what a page asks of its host outside the site's folder, and what the host has not. */
function watch(page: Page): string[] {
  const faults: string[] = [];
  page.on("pageerror", ({ message }) => faults.push(message));
  page.on("response", (response) => {
    const { hostname, pathname } = new URL(response.url());
    if (hostname !== "localhost" || response.request().isNavigationRequest()) return;
    if (!pathname.startsWith(`${folder}/`)) faults.push(`${pathname} is outside the folder`);
    else if (response.status() >= 400) faults.push(`${pathname} answers ${response.status()}`);
  });
  return faults;
}

/** Every link of the page's own host. */
const links = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLAnchorElement>("a[href]")]
      .filter(({ origin }) => origin === location.origin)
      .map(({ pathname }) => pathname),
  );

test("in a folder of a host the first page leads to a lesson that runs, is checked and shared", async ({ page }) => {
  const faults = watch(page);
  await page.goto("./");
  await page.getByRole("main").getByRole("link", { name: "Exhaustion, exactly" }).first().click();
  await expect(page).toHaveURL(`${folder}/lessons/exhaustion/`);
  const lesson = new LessonPage(page);
  await page.locator(".workbench[data-ready=yes]").waitFor();
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  await lesson.run();
  const editor = await lesson.editor();
  await editor.focus();
  await page.keyboard.press("ControlOrMeta+Home");
  await page.keyboard.insertText("// in a folder\n");
  await lesson.check(/\d+ of \d+ checks/);
  await lesson.button("Share").click();
  const shared = await page.getByRole("textbox", { name: "Link to this code and run" }).inputValue();
  expect(new URL(shared).pathname).toBe(`${folder}/lessons/exhaustion/`);
  for (const pathname of await links(page)) expect(pathname).toMatch(new RegExp(`^${folder}/`));
  expect(faults).toEqual([]);
});

test("in a folder the search, the palette and the page for lost links stay inside", async ({ page }) => {
  const faults = watch(page);
  await page.goto("search/?q=timeout+exceeded+when+trying+to+connect");
  const found = page.getByRole("main").getByRole("link").first();
  await expect(found).toBeVisible();
  await found.click();
  await expect(page).toHaveURL(new RegExp(`${folder}/(?:lessons|errors|reference)/`));

  await page.keyboard.press("ControlOrMeta+k");
  await page.getByRole("combobox", { name: "Search lessons, words and error messages" }).fill("glossary");
  await page.getByRole("option", { name: /^Glossary/ }).click();
  await expect(page).toHaveURL(`${folder}/glossary/`);

  const missing = await page.goto("lesson/exaustion/");
  expect(missing?.status()).toBe(404);
  await page.getByRole("link", { name: "Exhaustion, exactly" }).first().click();
  await expect(page).toHaveURL(`${folder}/lessons/exhaustion/`);
  expect(faults).toEqual([]);
});

test("the head of a page, the manifest and the sitemap name the folder, and each thing they name is there", async ({
  page,
  request,
}) => {
  await page.goto("lessons/exhaustion/");
  const local = (address: string): string => {
    expect(address).toMatch(new RegExp(`^${site}/`));
    return `.${address.slice(site.length)}`;
  };
  const attribute = async (selector: string, name: string) =>
    (await page.locator(selector).first().getAttribute(name)) ?? "";
  const picture = await request.get(local(await attribute("meta[property='og:image']", "content")));
  expect(picture.headers()["content-type"]).toBe("image/png");
  expect(local(await attribute("link[rel=canonical]", "href"))).toBe("./lessons/exhaustion/");

  const manifest = await (await request.get(await attribute("link[rel=manifest]", "href"))).json();
  expect([manifest.id, manifest.start_url, manifest.scope]).toEqual(Array(3).fill(`${folder}/`));
  for (const { src } of manifest.icons) expect((await request.get(src)).ok(), src).toBe(true);

  const sitemap = await (await request.get("./sitemap-0.xml")).text();
  const listed = [...sitemap.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address = ""]) => local(address));
  expect(listed).toContain("./lessons/exhaustion/");
  for (const path of listed) expect((await request.get(path)).status(), path).toBe(200);
});

test.describe("with its service worker", () => {
  test.use({ serviceWorkers: "allow" });

  test("the service worker governs the folder alone, and answers for it once the network is gone", async ({
    page,
    context,
  }) => {
    await page.goto("./");
    const scope = await page.evaluate(async () => {
      const { serviceWorker } = navigator;
      const { scope } = await serviceWorker.ready;
      if (!serviceWorker.controller)
        await new Promise((done) => serviceWorker.addEventListener("controllerchange", done, { once: true }));
      return new URL(scope).pathname;
    });
    expect(scope).toBe(`${folder}/`);
    await context.setOffline(true);
    const kept = await page.goto("lessons/two-clocks/");
    expect(kept?.fromServiceWorker()).toBe(true);
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
    await expect(page.locator(".workbench[data-ready=yes]")).toBeAttached();
  });
});
