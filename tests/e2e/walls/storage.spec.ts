/** What a learner's program tries so as to leave something behind, or to be heard by the page. */
import { expect, type Page, test } from "@playwright/test";
import { AttackPage } from "../../support/attack-page.ts";

const attempts: Readonly<Record<string, string>> = {
  localStorage: "localStorage.setItem('from-the-sandbox', '1')",
  sessionStorage: "sessionStorage.setItem('from-the-sandbox', '1')",
  indexedDB:
    "new Promise((resolve, reject) => { const r = indexedDB.open('from-the-sandbox'); r.onsuccess = resolve; r.onerror = () => reject(r.error); })",
  caches: "caches.open('from-the-sandbox')",
  cookie: "(() => { document.cookie = 'from-the-sandbox=1'; })()",
  cookieStore: "cookieStore.set('from-the-sandbox', '1')",
  "private-files": "navigator.storage.getDirectory()",
  locks: "navigator.locks.request('from-the-sandbox', () => {})",
};

test.describe.configure({ mode: "serial", timeout: 60_000 });

let page: Page;
let lesson: AttackPage;

test.beforeAll(async ({ browser, baseURL }) => {
  page = await browser.newPage({ baseURL: baseURL ?? "" });
  await page.addInitScript(() => {
    if (self !== top) return;
    const heard = (event: MessageEvent) => {
      if (JSON.stringify(event.data)?.includes("from-the-sandbox")) document.documentElement.dataset.heard = "yes";
    };
    new BroadcastChannel("leak").onmessage = heard;
    window.addEventListener("message", heard);
  });
  lesson = await AttackPage.open(page, {
    attack: `
      const attempts = { ${Object.entries(attempts)
        .map(([name, expression]) => `${JSON.stringify(name)}: () => ${expression}`)
        .join(",\n")} };
      for (const [name, attempt] of Object.entries(attempts))
        try { await attempt(); console.log(name, "got through"); } catch (error) { console.log(name, "is refused:", error.name); }
      new BroadcastChannel("leak").postMessage("from-the-sandbox");
      try { parent.postMessage("from-the-sandbox", "*"); } catch (error) { console.log("parent is refused:", error.name); }
      console.log("all tried");`,
  });
  await lesson.attack();
  await expect(lesson.log).toContainText("all tried", { timeout: 20_000 });
});

test.afterAll(() => page.close());

for (const name of Object.keys(attempts)) {
  test(`${name} keeps nothing for a learner's program`, async () => {
    await expect(lesson.log).toContainText(`${name} is refused`);
  });
}

test("the page's own stores have nothing of it", async () => {
  const kept = await page.evaluate(async () => [
    ...Object.keys(localStorage),
    ...Object.keys(sessionStorage),
    ...(await indexedDB.databases()).map(({ name }) => name ?? ""),
    ...(await caches.keys()),
    document.cookie,
    ...(await Array.fromAsync((await navigator.storage.getDirectory()).keys())),
    ...(await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope),
  ]);
  expect(kept.filter((name) => name.includes("from-the-sandbox"))).toEqual([]);
});

test("neither a broadcast nor a message to a parent is heard by the page", async () => {
  await expect(lesson.log).toContainText("parent is refused");
  await expect(page.locator("html")).not.toHaveAttribute("data-heard");
  await lesson.expectRecovery();
});
