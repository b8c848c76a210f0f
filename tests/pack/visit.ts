/**
 * Starts an unpacked training pack as a trainer would and opens a lesson from it in a browser; prints what was seen as
 * JSON: `node visit.ts <folder>`. Runs itself again in a network namespace of its own where the system allows that: there
 * is loopback, and one card that leads nowhere, so nothing can come from the internet.
 */
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { delimiter, dirname } from "node:path";
import { createInterface } from "node:readline";
import { type Browser, chromium } from "@playwright/test";
import { findBrowser } from "../../tools/browser.mjs";
import { findOldNode } from "./find-old-node.ts";

export interface LessonVisit {
  readonly url: string;
  readonly isIsolated: boolean;
  readonly isSecure: boolean;
  /** How many checks passed, as the page sums it up. */
  readonly verdict: string;
  /** Hosts other than the pack's that the page asked. */
  readonly otherHosts: readonly string[];
}

export interface PackVisit {
  readonly remarks: readonly string[];
  readonly printed: string;
  readonly lan: unknown;
  /** On localhost, then by each address that the server says others find it by. */
  readonly lessons: readonly LessonVisit[];
  readonly exitCode: number | null;
}

const startLimitMs = 20_000;
const checkLimitMs = 60_000;
const [folder = "", inside] = process.argv.slice(2);
const remarks: string[] = [];

const cut = 'ip link set lo up && exec "$@"';
/** A pair of cards wired to each other: an address to be found by, and nobody at the other end. */
const card =
  "ip link add lan0 type veth peer name lan1 && ip addr add 192.168.50.2/24 dev lan0 && ip link set lan0 up && ip link set lan1 up";

function isPossible(script: string): boolean {
  try {
    execFileSync("unshare", ["-n", "sh", "-c", script, "sh", "true"], { stdio: "ignore" });
    return true;
  } catch {
    // No unshare, no ip, or no right to either.
    return false;
  }
}

async function openLesson(browser: Browser, site: string): Promise<LessonVisit> {
  const context = await browser.newContext({ serviceWorkers: "block" });
  const page = await context.newPage();
  const otherHosts = new Set<string>();
  page.on("request", (request) => {
    const { protocol, host } = new URL(request.url());
    if (protocol.startsWith("http") && host !== new URL(site).host) otherHosts.add(host);
  });
  await page.goto(`${site}/lessons/exhaustion/`);
  await page.locator(".workbench[data-ready=yes]").waitFor();
  await page.getByRole("button", { name: "Check", exact: true }).click();
  const summary = page.getByText(/\d+ of \d+ checks passed/).first();
  await summary.waitFor({ state: "attached", timeout: checkLimitMs });
  const verdict = /\d+ of \d+ checks passed/.exec((await summary.textContent()) ?? "")?.[0] ?? "";
  const [isIsolated, isSecure] = await page.evaluate(() => [crossOriginIsolated, isSecureContext] as const);
  await context.close();
  return { url: site, isIsolated, isSecure, verdict, otherHosts: [...otherHosts] };
}

async function visit(): Promise<PackVisit> {
  const node = findOldNode();
  remarks.push(`node: ${execFileSync(node, ["--version"], { encoding: "utf8" }).trim()}`);
  const env = { ...process.env, PATH: dirname(node) + delimiter + process.env.PATH };
  const server = spawn("sh", ["start.sh", "--port", "0"], { cwd: folder, env, stdio: ["ignore", "pipe", "inherit"] });
  const ended = once(server, "close");
  const { launchOptions } = await findBrowser();
  const browser = await chromium.launch(launchOptions);
  try {
    let printed = "";
    let here = "";
    const tooLong = setTimeout(() => server.kill(), startLimitMs);
    for await (const line of createInterface(server.stdout)) {
      printed += `${line}\n`;
      here = /^Watertight is on (\S+)/.exec(line)?.[1] ?? "";
      if (here) break;
    }
    clearTimeout(tooLong);
    if (!here) throw new Error(`The pack did not start: ${printed}`);
    const lan = (await (await fetch(`${here}/lan.json`)).json()) as { addresses?: { origin: string }[] };
    const lessons: LessonVisit[] = [];
    for (const site of [here, ...(lan.addresses ?? []).map(({ origin }) => origin)])
      lessons.push(await openLesson(browser, site));
    server.kill("SIGTERM");
    const [exitCode] = await ended;
    return { remarks, printed, lan, lessons, exitCode };
  } finally {
    server.kill();
    await browser.close();
  }
}

if (inside === undefined && isPossible(cut)) {
  const script = isPossible(`${card} && ${cut}`) ? `${card} && ${cut}` : cut;
  const again = [process.execPath, import.meta.filename, folder, script === cut ? "cut" : "cut, with a card"];
  process.stdout.write(execFileSync("unshare", ["-n", "sh", "-c", script, "sh", ...again]));
} else {
  remarks.push(inside ? `network: ${inside}` : "SKIPPED with the network cut: unshare -n is not possible here");
  console.log(JSON.stringify(await visit()));
}
