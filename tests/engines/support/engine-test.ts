import { type Browser, test as base, type Page } from "@playwright/test";
import { createNodeEngine } from "../../../src/engine/node/create-node-engine.ts";
import { type Observation, observations, type Seen } from "../conformance/observations.ts";
import { startStandIn } from "../stand-in/start-stand-in.ts";
import { hasTerminal } from "./has-terminal.ts";
import { pointPageAt } from "./point-page-at.ts";

export type EngineName =
  | "node"
  | "embedded"
  | "webcontainer"
  | "webcontainer behind a terminal"
  /** StackBlitz's own, which only tests/engines/manual asks for. */
  | "real webcontainer";

export type Observe = <O extends Observation>(name: O) => Promise<Seen<O>>;

interface Driven {
  readonly observe: Observe;
  close(): Promise<void>;
}

function driveNode(): Driven {
  const engine = createNodeEngine();
  return {
    observe: ((name: Observation) => observations[name](engine)) as Observe,
    close: async () => engine.dispose(),
  };
}

const observeIn = (page: Page): Observe =>
  ((name: Observation) =>
    page.evaluate((asked) => {
      const { engine } = globalThis as unknown as { engine: Parameters<typeof testPage.observe>[0] };
      return testPage.observe(engine, asked) as Promise<unknown>;
    }, name)) as Observe;

async function driveEmbedded(browser: Browser, baseURL: string): Promise<Driven> {
  const page = await browser.newPage({ baseURL });
  await page.goto("/");
  await page.evaluate(() => Object.assign(globalThis, { engine: testPage.createEmbedded() }) && undefined);
  return { observe: observeIn(page), close: () => page.close() };
}

async function driveStandIn(browser: Browser, baseURL: string, pty: boolean): Promise<Driven> {
  const standIn = await startStandIn({ pty });
  const page = await browser.newPage({ baseURL });
  await pointPageAt(page, { origin: standIn.origin, policy: "allows" });
  const driven = await driveContainer(page, null);
  return {
    observe: driven.observe,
    async close() {
      await driven.close();
      await standIn.close();
    },
  };
}

async function driveContainer(page: Page, apiKey: string | null): Promise<Driven> {
  await page.goto("/");
  const state = await page.evaluate((key) => {
    const host = testPage.createHost({ apiKey: key });
    Object.assign(globalThis, { engine: host.engine });
    return host.prepare();
  }, apiKey);
  if (state.kind !== "ready") throw new Error(`the WebContainer is not ready: ${JSON.stringify(state)}`);
  return { observe: observeIn(page), close: () => page.close() };
}

async function drive(engineName: EngineName, browser: Browser, baseURL: string): Promise<Driven> {
  switch (engineName) {
    case "node":
      return driveNode();
    case "embedded":
      return driveEmbedded(browser, baseURL);
    case "webcontainer":
      return driveStandIn(browser, baseURL, false);
    case "webcontainer behind a terminal":
      return driveStandIn(browser, baseURL, true);
    case "real webcontainer":
      return driveContainer(await browser.newPage({ baseURL }), process.env.WEBCONTAINER_API_KEY ?? null);
  }
}

interface EngineFixtures {
  /** Which engine the project runs on. */
  readonly engineName: EngineName;
  /** Makes an observation on it; one engine serves all tests of a worker. */
  readonly observe: Observe;
  /** The same on the Node engine, to compare with. */
  readonly observeOnNode: Observe;
}

export const test = base.extend<object, EngineFixtures>({
  engineName: ["node", { scope: "worker", option: true }],
  observe: [
    async ({ engineName, browser }, use, info) => {
      if (engineName.endsWith("terminal") && !hasTerminal()) return test.skip();
      const driven = await drive(engineName, browser, info.project.use.baseURL ?? "");
      await use(driven.observe);
      await driven.close();
    },
    { scope: "worker" },
  ],
  observeOnNode: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from it
    async ({}, use) => {
      const driven = driveNode();
      await use(driven.observe);
      await driven.close();
    },
    { scope: "worker" },
  ],
});
