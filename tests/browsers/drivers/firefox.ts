import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connectBidi } from "./bidi-connection.ts";
import { type DrivenBrowser, toJsonFunction } from "./driven-browser.ts";
import { findProgram } from "./find-program.ts";
import { startProgram } from "./start-program.ts";

/** The tests need nothing beyond localhost; without these Firefox reaches out by itself. */
const prefs = {
  "app.normandy.enabled": false,
  "app.update.disabledForTesting": true,
  "browser.aboutConfig.showWarning": false,
  "browser.shell.checkDefaultBrowser": false,
  "browser.startup.homepage": "about:blank",
  "browser.topsites.contile.enabled": false,
  "datareporting.policy.dataSubmissionEnabled": false,
  "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false,
  "services.settings.server": "data:,",
  "toolkit.telemetry.enabled": false,
};

interface ScriptResult {
  readonly type: "success" | "exception";
  readonly result?: { readonly value: string };
  readonly exceptionDetails?: { readonly text: string };
}

/** A stock Firefox, which speaks WebDriver BiDi itself. @throws NotHere */
export async function openFirefox(): Promise<DrivenBrowser> {
  const path = findProgram("Firefox", [process.env.FIREFOX_PATH ?? "firefox", "firefox-esr"]);
  const profile = await mkdtemp(join(tmpdir(), "watertight-firefox-"));
  const lines = Object.entries(prefs).map(([name, value]) => `user_pref("${name}", ${JSON.stringify(value)});\n`);
  await writeFile(join(profile, "user.js"), lines.join(""));
  const args = ["--headless", "--no-remote", "--profile", profile, "--remote-debugging-port", "0", "about:blank"];
  const program = startProgram(path, args);
  const [, address] = await program.announced(/WebDriver BiDi listening on (ws:\S+)/);
  const bidi = await connectBidi(`${address}/session`);
  const { capabilities } = await bidi.send<{ capabilities: { browserName: string; browserVersion: string } }>(
    "session.new",
    { capabilities: {} },
  );
  const tree = await bidi.send<{ contexts: { context: string }[] }>("browsingContext.getTree", {});
  const context = tree.contexts[0]?.context ?? "";
  await bidi.send("browsingContext.setViewport", { context, viewport: { width: 1280, height: 900 } });

  return {
    version: `Firefox ${capabilities.browserVersion}`,
    async navigate(url) {
      await bidi.send("browsingContext.navigate", { context, url, wait: "complete" });
    },
    async call(run, ...values) {
      const answer = await bidi.send<ScriptResult>("script.callFunction", {
        functionDeclaration: toJsonFunction(run as (...values: never[]) => unknown),
        arguments: [{ type: "string", value: JSON.stringify(values) }],
        target: { context },
        awaitPromise: true,
      });
      if (answer.type === "exception") throw new Error(`in the page: ${answer.exceptionDetails?.text}`);
      return JSON.parse(answer.result?.value ?? "null");
    },
    async perform(actions) {
      await bidi.send("input.performActions", { context, actions });
    },
    async dispose() {
      bidi.close();
      program.stop();
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
