/** What the bench times, each from a click to what a reader can see, by the page's own clock. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Browser, BrowserContext, Page } from "@playwright/test";
import { build } from "esbuild";
import { LessonPage } from "../support/lesson-page.ts";

const solution = readFileSync(resolve(import.meta.dirname, "../../sandboxes/exhaustion/solution/main.ts"), "utf8");

export interface Site {
  readonly url: string;
  readonly assets: { readonly wasm: string; readonly fsBundle: string; readonly dataDirectory: string };
}

/** Clicks buttons by name, then waits until a region's text matches; milliseconds. */
const timeClicks = (page: Page, names: readonly string[], region: string, pattern: string): Promise<number> =>
  page.evaluate(
    ([buttons, label, source]) => {
      const panel = document.querySelector(`section[aria-label="${label}"]`);
      const all = [...document.querySelectorAll("button")];
      const targets = buttons.map((name) => all.find((button) => button.textContent?.trim().startsWith(name)));
      if (!panel || targets.includes(undefined)) throw new Error(`not on the page: ${buttons.join(", ")} or ${label}`);
      const wanted = new RegExp(source);
      return new Promise<number>((done, fail) => {
        const limit = setTimeout(() => fail(new Error(`${label} never said ${source}: ${panel.textContent}`)), 30_000);
        const startedMs = performance.now();
        const observer = new MutationObserver(() => {
          if (!wanted.test(panel.textContent ?? "")) return;
          observer.disconnect();
          clearTimeout(limit);
          done(performance.now() - startedMs);
        });
        observer.observe(panel, { childList: true, subtree: true, characterData: true });
        for (const target of targets) target?.click();
      });
    },
    [names, region, pattern] as const,
  );

/** From a click on Run to the first answered request. */
export const firstAnswer = (page: Page): Promise<number> =>
  timeClicks(page, ["Run", "GET /ping"], "Log", "HTTP 200 pong");

async function inFreshContext<T>(browser: Browser, work: (context: BrowserContext) => Promise<T>): Promise<T> {
  const context = await browser.newContext();
  try {
    return await work(context);
  } finally {
    await context.close();
  }
}

/** PGlite asks for Node's modules behind a test that a browser never passes. */
const empty = resolve(import.meta.dirname, "../../src/engine/embedded/node-shims/empty.cjs");

let bareScript: string | null = null;

async function buildBare(): Promise<string> {
  const built = await build({
    entryPoints: [resolve(import.meta.dirname, "bare.worker.ts")],
    bundle: true,
    write: false,
    minify: true,
    format: "esm",
    platform: "browser",
    external: ["node:*"],
    alias: { "fs/promises": empty, fs: empty, path: empty },
    logLevel: "error",
  });
  return built.outputFiles[0]?.text ?? "";
}

/** From the worker's start to a resolved `PGlite.create`, nothing cached. */
export async function timeBare(browser: Browser, site: Site): Promise<number> {
  bareScript ??= await buildBare();
  const script = bareScript;
  return inFreshContext(browser, async (context) => {
    const page = await context.newPage();
    const headers = { "cross-origin-embedder-policy": "require-corp", "cross-origin-resource-policy": "same-origin" };
    await context.route("**/bench/*", (route) =>
      route.request().url().endsWith(".js")
        ? route.fulfill({ body: script, contentType: "text/javascript", headers })
        : route.fulfill({ body: "<!doctype html><title>bench</title>", contentType: "text/html", headers }),
    );
    await page.goto(`${site.url}/bench/bare.html`);
    return page.evaluate(
      (urls) =>
        new Promise<number>((done, fail) => {
          const startedMs = performance.now();
          const worker = new Worker("/bench/bare.js", { type: "module" });
          worker.onmessage = ({ data }) =>
            data === "created" ? done(performance.now() - startedMs) : fail(new Error(String(data)));
          worker.onerror = ({ message }) => fail(new Error(message));
          worker.postMessage(urls);
        }),
      site.assets,
    );
  });
}

/**
 * From a click on Run to the first answered request; nothing fetched or started before the click. On `auto` no
 * WebContainer can be had here, for there is no way to the service: nobody may wait for that.
 */
export const timeCold = (browser: Browser, site: Site, engine: "auto" | "embedded"): Promise<number> =>
  inFreshContext(browser, async (context) => {
    const page = await context.newPage();
    await page.addInitScript((choice) => localStorage.setItem("watertight:engine", choice), engine);
    await page.goto(`${site.url}/lessons/exhaustion/`, { waitUntil: "networkidle" });
    await page.locator(".workbench[data-ready=yes]").waitFor();
    return firstAnswer(page);
  });

export interface Warm {
  restart(): Promise<number>;
  checks(): Promise<number>;
  close(): Promise<void>;
}

/** A page whose engine and editor are up, with the solution in the editor. */
export async function openWarm(browser: Browser, site: Site): Promise<Warm> {
  const context = await browser.newContext({ baseURL: site.url });
  const page = await context.newPage();
  const lesson = new LessonPage(page);
  await lesson.open("exhaustion");
  await lesson.writeCode(solution);
  await firstAnswer(page);
  let edits = 0;
  return {
    async restart() {
      edits += 1;
      await lesson.writeCode(`// edit ${edits}\n${solution}`);
      return firstAnswer(page);
    },
    checks: () => timeClicks(page, ["Check"], "Checks", "^Checks(\\d) of \\1 pass"),
    close: () => context.close(),
  };
}
