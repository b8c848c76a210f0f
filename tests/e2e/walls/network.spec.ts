/** What a learner's program tries so as to reach a network; a listener outside says what arrived. */
import { expect, type Page, test } from "@playwright/test";
import { AttackPage } from "../../support/attack-page.ts";
import { listenOutside, type OutsideListener } from "../../support/outside-listener.ts";

/** Each is an expression over `url`, an address of the attempt's own on the origin under attack. */
const attempts: Readonly<Record<string, string>> = {
  fetch: "fetch(url, { mode: 'no-cors' })",
  "fetch-keepalive": "fetch(url, { method: 'POST', keepalive: true, mode: 'no-cors', body: 'secret' })",
  xhr: "new Promise((resolve, reject) => { const x = new XMLHttpRequest(); x.onload = resolve; x.onerror = () => reject(new Error('error event')); x.open('GET', url); x.send(); })",
  "xhr-sync": "(() => { const x = new XMLHttpRequest(); x.open('GET', url, false); x.send(); })()",
  websocket:
    "new Promise((resolve, reject) => { const s = new WebSocket(url.replace('http', 'ws')); s.onopen = resolve; s.onerror = () => reject(new Error('error event')); })",
  "event-source":
    "new Promise((resolve, reject) => { const s = new EventSource(url); s.onopen = resolve; s.onerror = () => { s.close(); reject(new Error('error event')); }; })",
  "web-transport": "new WebTransport(url.replace('http:', 'https:')).ready",
  "send-beacon": "navigator.sendBeacon(url, 'secret') || Promise.reject(new Error('refused'))",
  "dynamic-import": "import(url)",
  "import-scripts": "importScripts(url)",
  font: "new FontFace('leak', 'url(' + url + ')').load()",
  worker:
    "new Promise((resolve, reject) => { const w = new Worker(url); w.onerror = () => reject(new Error('error event')); w.onmessage = resolve; })",
  "nested-worker":
    "new Promise((resolve, reject) => { const w = new Worker(URL.createObjectURL(new Blob(['importScripts(' + JSON.stringify(url) + ')']))); w.onerror = () => reject(new Error('error event')); w.onmessage = resolve; })",
  "shared-worker": "new SharedWorker(url).port",
  "service-worker": "navigator.serviceWorker.register(url)",
  image:
    "new Promise((resolve, reject) => { const i = new Image(); i.onload = resolve; i.onerror = reject; i.src = url; })",
  webrtc: "new RTCPeerConnection({ iceServers: [{ urls: 'stun:' + new URL(url).host }] }).createOffer()",
  "wasm-streaming": "WebAssembly.compileStreaming(fetch(url, { mode: 'no-cors' }))",
  "navigate-by-location":
    "(() => { self.location.href = url; return later(50).then(() => Promise.reject(new Error('nothing happened'))); })()",
  "navigate-top": "(() => { top.location.href = url; })()",
  "navigate-parent": "(() => { parent.location.href = url; })()",
  "open-window": "open(url)",
  "form-post":
    "(() => { const f = document.createElement('form'); f.method = 'post'; f.action = url; document.body.append(f); f.submit(); })()",
  eval: "(0, eval)('fetch')(url, { mode: 'no-cors' })",
  "new-function": "new Function('url', 'return fetch(url)')(url)",
  "function-constructor": "(async () => {}).constructor('url', 'await fetch(url)')(url)",
  "timer-with-text": "setTimeout('fetch(' + JSON.stringify(url) + ')', 0)",
};

const quoted = (value: unknown) => JSON.stringify(value);

const toAttack = (origins: readonly string[]) => `
  const attempts = { ${Object.entries(attempts)
    .map(([name, expression]) => `${quoted(name)}: (url) => ${expression}`)
    .join(",\n")} };
  for (const origin of ${quoted(origins)}) for (const [name, attempt] of Object.entries(attempts)) {
    const within = Symbol();
    try {
      // In virtual time: it ends when nothing else is left to happen.
      const outcome = await Promise.race([attempt(origin + "/from-the-sandbox/" + name), later(1_000).then(() => within)]);
      console.log(name, outcome === within ? "hears nothing" : "got through");
    } catch (error) {
      console.log(name, "is refused:", error.name);
    }
  }
  console.log("all tried");
`;

test.describe.configure({ mode: "serial", timeout: 60_000 });

let outside: OutsideListener;
let page: Page;
let lesson: AttackPage;
const finished: string[] = [];

test.beforeAll(async ({ browser, baseURL }) => {
  outside = await listenOutside();
  page = await browser.newPage({ baseURL: baseURL ?? "" });
  // A request that the policy stops is announced all the same; one that left would finish.
  page.on("requestfinished", (request) => finished.push(request.url()));
  lesson = await AttackPage.open(page, { attack: toAttack([outside.origin, new URL(baseURL ?? "").origin]) });
  await lesson.button("x60").click();
  await lesson.attack();
  await expect(lesson.log).toContainText("all tried", { timeout: 30_000 });
});

test.afterAll(async () => {
  await page.close();
  await outside.close();
});

test("the listener hears a page without walls", async ({ browser }) => {
  const bare = await browser.newPage();
  await bare.goto(`${outside.origin}/a-page-without-walls`);
  await bare.evaluate((url) => fetch(url), `${outside.origin}/a-fetch-without-walls`);
  await bare.close();
  expect(outside.arrivals).toContain("/a-fetch-without-walls");
});

for (const name of Object.keys(attempts)) {
  test(`${name} reaches neither another origin nor the site's own`, async () => {
    const path = `/from-the-sandbox/${name}`;
    expect(outside.arrivals).not.toContain(path);
    expect(finished.filter((url) => url.endsWith(path))).toEqual([]);
    await expect(lesson.log).toContainText(new RegExp(`${name} (is refused|hears nothing)`));
    await expect(lesson.log).not.toContainText(`${name} got through`);
  });
}

test("the page is where it was, and Run works again", async () => {
  expect(new URL(page.url()).pathname).toBe("/lessons/exhaustion/");
  expect(page.context().pages()).toHaveLength(1);
  await lesson.expectRecovery();
});
