/**
 * Finds a Chromium for the browser tests, on machines that have one and on machines that have none.
 *
 * Order: `$BROWSER_PATH`; the one Playwright installed; one that the system has; on Linux x64 the one inside the npm
 * package `@sparticuz/chromium`. `BROWSER_ONLY=npm` skips to the last.
 */
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { unpackNpmChromium } from "./browser/npm-chromium.mjs";

const SYSTEM_NAMES = ["google-chrome", "google-chrome-stable", "chromium", "chromium-browser", "microsoft-edge"];

/** The tests never need the network beyond localhost; without these Chromium reaches out by itself. */
const QUIET_ARGS = [
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

function systemCandidates({ platform, env } = process) {
  if (platform === "darwin")
    return [
      "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
      "/Applications/Chromium.app/Contents/MacOS/Chromium",
      "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    ];
  if (platform === "win32")
    return [env.PROGRAMFILES, env["PROGRAMFILES(X86)"], env.LOCALAPPDATA]
      .filter(Boolean)
      .flatMap((folder) => [
        join(folder, "Google/Chrome/Application/chrome.exe"),
        join(folder, "Microsoft/Edge/Application/msedge.exe"),
      ]);
  return (env.PATH ?? "").split(delimiter).flatMap((folder) => SYSTEM_NAMES.map((name) => join(folder, name)));
}

/**
 * Playwright launch options for the browser found, with its `kind` for the log.
 * @returns {Promise<{ kind: "path" | "playwright" | "system" | "npm", launchOptions: import("@playwright/test").LaunchOptions }>}
 * @throws when there is no browser; the message names the remedy
 */
export async function findBrowser() {
  // Chromium refuses its own sandbox to root, which is what a container's shell usually is.
  const isRoot = process.platform === "linux" && process.getuid?.() === 0;
  const args = isRoot ? [...QUIET_ARGS, "--no-sandbox"] : QUIET_ARGS;
  if (process.env.BROWSER_ONLY !== "npm") {
    const { BROWSER_PATH } = process.env;
    if (BROWSER_PATH) return { kind: "path", launchOptions: { executablePath: BROWSER_PATH, args } };
    const { chromium } = await import("@playwright/test");
    if (existsSync(chromium.executablePath())) return { kind: "playwright", launchOptions: { args } };
    const executablePath = systemCandidates().find((path) => existsSync(path));
    if (executablePath) return { kind: "system", launchOptions: { executablePath, args } };
  }
  const npm = await unpackNpmChromium();
  if (npm) {
    const npmArgs = [...QUIET_ARGS, "--no-sandbox", "--no-zygote", "--headless=shell"];
    return { kind: "npm", launchOptions: { executablePath: npm.executablePath, env: npm.env, args: npmArgs } };
  }
  throw new Error("No browser found for the tests. Install one with: npx playwright install chromium");
}
