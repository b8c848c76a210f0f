import { once } from "node:events";
import { globSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { commandLimitMs, type DrivenBrowser, toJsonFunction } from "./driven-browser.ts";
import { findProgram } from "./find-program.ts";
import { startProgram } from "./start-program.ts";
import { openDisplay } from "./virtual-display.ts";

interface Session {
  readonly sessionId: string;
  readonly capabilities: { readonly browserVersion: string };
}

/** WebKitGTK's own small browser, behind WebKit's WebDriver; on a display of memory where there is none. @throws NotHere */
export async function openWebKit(): Promise<DrivenBrowser> {
  const driverPath = findProgram("WebKitWebDriver", ["WebKitWebDriver"]);
  const binary = findProgram("MiniBrowser of WebKitGTK", [
    ...globSync("/usr/lib/*/webkit2gtk-4*/MiniBrowser"),
    ...globSync("/usr/libexec/webkit2gtk-4*/MiniBrowser"),
    "MiniBrowser",
  ]);
  const display = await openDisplay();
  const port = await findFreePort();
  const base = `http://127.0.0.1:${port}`;
  const program = startProgram(driverPath, [`--port=${port}`], display.env);
  await untilReady(base);

  async function command<R>(method: "POST" | "DELETE", path: string, body: object): Promise<R> {
    const answer = await fetch(`${base}${path}`, {
      method,
      headers: { "content-type": "application/json" },
      body: method === "POST" ? JSON.stringify(body) : null,
      signal: AbortSignal.timeout(commandLimitMs),
    });
    const { value } = (await answer.json()) as { value: R & { error?: string; message?: string } };
    if (!answer.ok) throw new Error(`${value.error}: ${value.message}`);
    return value;
  }

  const { sessionId, capabilities } = await command<Session>("POST", "/session", {
    capabilities: { alwaysMatch: { "webkitgtk:browserOptions": { binary, args: ["--automation"] } } },
  });
  const session = `/session/${sessionId}`;
  await command("POST", `${session}/window/rect`, { width: 1280, height: 900 });

  return {
    version: `WebKitGTK ${capabilities.browserVersion}`,
    async navigate(url) {
      await command("POST", `${session}/url`, { url });
    },
    async call(run, ...values) {
      const script = `return (${toJsonFunction(run as (...values: never[]) => unknown)})(arguments[0])`;
      return JSON.parse(await command("POST", `${session}/execute/sync`, { script, args: [JSON.stringify(values)] }));
    },
    async perform(actions) {
      await command("POST", `${session}/actions`, { actions });
    },
    async dispose() {
      // The driver is ended next, with its browser.
      await command("DELETE", session, {}).catch(() => undefined);
      program.stop();
      display.stop();
    },
  };
}

const readyLimitMs = 20_000;

/** The driver says nothing when it is ready: it is asked. */
async function untilReady(base: string): Promise<void> {
  for (const startedMs = performance.now(); ; await pause(50)) {
    const answer = await fetch(`${base}/status`, { signal: AbortSignal.timeout(readyLimitMs) }).catch(() => null);
    if (answer?.ok) return;
    if (performance.now() - startedMs > readyLimitMs) throw new Error("WebKitWebDriver did not become ready");
  }
}

/** WebKitWebDriver takes no port 0. */
async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}
