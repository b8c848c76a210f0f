/** What a reader of a lesson relies on, as claims that any browser has to hold. */
import { strict as assert } from "node:assert";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { definition } from "../../sandboxes/exhaustion/sandbox.ts";
import { readSandboxFile } from "../support/sandbox-files.ts";
import type { LessonInBrowser } from "./lesson-in-browser.ts";

export interface SmokeCheck {
  readonly claim: string;
  /** Whether it runs a server, or looks at what is said where none can be run; left out, it does neither. */
  readonly server?: "runs" | "refused";
  readonly run: (lesson: LessonInBrowser) => Promise<void>;
}

const { slug } = definition;
const starter = readSandboxFile("exhaustion/starter/main.ts");
const solution = readSandboxFile("exhaustion/solution/main.ts");

export const smokeChecks: readonly SmokeCheck[] = [
  {
    claim: "a lesson's page is cross-origin isolated",
    async run(lesson) {
      await lesson.open(slug);
      assert.equal(await lesson.browser.call(() => crossOriginIsolated), true);
    },
  },
  {
    claim: "Run starts the server in the embedded engine, and GET /ping is answered",
    server: "runs",
    async run(lesson) {
      await lesson.open(slug);
      await lesson.run();
      await lesson.press("GET /ping");
      await lesson.sees("Log", "HTTP 200 pong");
    },
  },
  {
    claim: "31 tabs take the thirty connections, and one waits",
    server: "runs",
    async run(lesson) {
      await lesson.open(slug);
      await lesson.run();
      await lesson.press("Open 31 tabs");
      await lesson.sees("Pool gauge", "in use 30 of 30");
      await lesson.sees("Pool gauge", "1 waiting");
    },
  },
  {
    claim: "Check judges the starter as Node does, to the letter",
    server: "runs",
    async run(lesson) {
      await lesson.open(slug);
      await lesson.press("Check");
      for (const seen of Object.values(definition.starterFails)) await lesson.sees("Checks", seen, 60_000);
      const failed = await lesson.browser.call(
        () => document.querySelector('section[aria-label="Checks"]')?.textContent?.match(/failed/g)?.length ?? 0,
      );
      assert.equal(failed, Object.keys(definition.starterFails).length);
    },
  },
  {
    claim: "an edit is stripped of its types, and the mended program passes",
    server: "runs",
    async run(lesson) {
      await lesson.open(slug);
      await lesson.writeCode(solution);
      await lesson.press("Check");
      await lesson.until("All checks passed", 60_000, () =>
        /All \d checks passed/.test(document.body.textContent ?? ""),
      );
    },
  },
  {
    claim: "edits survive a reload",
    async run(lesson) {
      await lesson.open(slug);
      await lesson.writeCode(`// kept over the reload\n${starter}`);
      await lesson.until("the edit is stored", 10_000, () =>
        Object.values(localStorage).some((kept) => String(kept).includes("kept over the reload")),
      );
      await lesson.open(slug);
      await lesson.until("the edit is shown", 10_000, () =>
        Boolean(document.querySelector(".static-code")?.textContent?.includes("kept over the reload")),
      );
    },
  },
  {
    claim: "a server that the browser refuses to run is said to be, with the browsers that run it",
    server: "refused",
    async run(lesson) {
      await lesson.open(slug);
      await lesson.press("Run");
      await lesson.sees("Log", "Chrome, Edge and Firefox run it", 30_000);
    },
  },
  {
    claim: "the learner's code reaches no network, no storage and no page",
    server: "runs",
    async run(lesson) {
      const arrived: string[] = [];
      const elsewhere = createServer((request, response) => {
        arrived.push(request.url ?? "");
        response.writeHead(200, { "access-control-allow-origin": "*" }).end();
      }).listen(0, "localhost");
      await once(elsewhere, "listening");
      try {
        await lesson.open(slug);
        await lesson.writeCode(toBreakout((elsewhere.address() as AddressInfo).port));
        await lesson.run();
        await lesson.press("GET /ping");
        await lesson.sees("Log", "HTTP 200 sealed");
        assert.deepEqual(arrived, []);
      } finally {
        elsewhere.close();
        elsewhere.closeAllConnections();
      }
    },
  },
  {
    claim: "an endless loop is found and ended, and Run works again",
    server: "runs",
    async run(lesson) {
      await lesson.open(slug);
      await lesson.writeCode(starter.replace('() => "pong"', "() => {\n  while (true) {}\n}"));
      await lesson.run();
      await lesson.press("GET /ping");
      await lesson.sees("Log", "look for a loop that never ends");
      await lesson.writeCode(starter);
      await lesson.run();
      await lesson.press("GET /ping");
      await lesson.sees("Log", "HTTP 200 pong");
    },
  },
];

/** Every way out that a worker might have. */
const toBreakout = (port: number) => `import { App } from "tiny";
const app = new App();
const elsewhere = "http://localhost:${port}/";
const attempts = {
  fetch: () => fetch(elsewhere),
  "opaque fetch": () => fetch(elsewhere, { mode: "no-cors" }),
  import: () => import(elsewhere + "module.js"),
  script: () => importScripts(elsewhere + "script.js"),
  request: () => new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.onload = resolve; request.onerror = reject;
    request.open("GET", elsewhere); request.send();
  }),
  socket: () => new Promise((resolve, reject) => {
    const socket = new WebSocket("ws://localhost:${port}/");
    socket.onopen = resolve; socket.onerror = reject;
  }),
  storage: () => new Promise((resolve, reject) => {
    const opening = indexedDB.open("x");
    opening.onsuccess = resolve; opening.onerror = reject;
  }),
  eval: () => (0, eval)("1 + 1"),
  parent: () => globalThis.parent ?? Promise.reject(new Error("none")),
};
app.get("/ping", async () => {
  const open = [];
  for (const [name, attempt] of Object.entries(attempts))
    try { await attempt(); open.push(name); } catch { console.log(name, "is walled off"); }
  return open.length === 0 ? "sealed" : "open: " + open.join(", ");
});
app.listen(8000);
`;
